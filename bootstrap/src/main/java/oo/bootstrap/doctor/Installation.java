package oo.bootstrap.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.cli.DataDir;
import oo.shared.application.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at: a production configured by the environment, or what start-dev has made in a folder.
 *
 * @param values every setting that was given, by name
 * @param folder the development data, absent in production
 * @param unread why the settings could not be read at all
 */
public record Installation(Map<String, String> values, @Nullable Path folder, List<Finding> unread) {

  private static final Set<String> MEANT_FOR_PRODUCTION = Set.of("OO_ISSUER", "OO_AUDIENCE", "OO_PUBLIC_URL");

  public Installation {
    values = Map.copyOf(values);
    unread = List.copyOf(unread);
  }

  /** As the other commands find it: the environment counts when it names a database, and else the folder. */
  public static Installation found(Map<String, String> environment, Path dataDir) {
    Path file = dataDir.resolve(DataDir.SETTINGS);
    if (environment.containsKey("OO_DATABASE_URL")) {
      return new Installation(environment, null, List.of());
    }
    if (Files.exists(file)) {
      return development(environment, dataDir, file);
    }
    boolean production = environment.keySet().stream()
        .anyMatch(name -> name.startsWith("OO_DATABASE_") || MEANT_FOR_PRODUCTION.contains(name));
    return production ? new Installation(environment, null, List.of())
        : new Installation(Map.of(), dataDir, List.of(new Finding.Failure(
            "there is no development installation in " + dataDir + ", and the environment names no production",
            start(dataDir))));
  }

  private static Installation development(Map<String, String> environment, Path dataDir, Path file) {
    var values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      return new Installation(Map.of(), dataDir,
          List.of(new Finding.Failure(file + " cannot be read", "chmod u+r " + quoted(file) + " && " + start(dataDir))));
    }
    var all = new java.util.HashMap<String, String>();
    values.stringPropertyNames().forEach(name -> all.put(name, values.getProperty(name)));
    all.putAll(environment);
    return new Installation(all, dataDir, List.of());
  }

  boolean development() {
    return folder != null;
  }

  SettingsSource.Reading reading() {
    return SettingsSource.reading(values::get);
  }

  /** The command that starts it. */
  String start() {
    return folder == null ? "./oo start" : start(folder);
  }

  private static String start(Path dataDir) {
    return "./oo start-dev --data-dir " + quoted(dataDir);
  }

  static String quoted(Path path) {
    return path.toString().matches("[\\w./+@:-]+") ? path.toString() : "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** What must not be told, whatever message it stands in. */
  List<String> secrets() {
    Settings settings = reading().settings();
    var secrets = new ArrayList<>(settings.modulePasswords().values());
    secrets.add(settings.database().adminPassword());
    Stream.of(settings.database().url().replaceFirst("^[^?]*\\??", "").split("&"))
        .filter(parameter -> parameter.matches("(?i)[a-z]*password=.+"))
        .forEach(parameter -> secrets.add(parameter.substring(parameter.indexOf('=') + 1)));
    secrets.removeIf(String::isBlank);
    return secrets;
  }
}
