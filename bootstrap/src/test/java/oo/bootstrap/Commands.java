package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import oo.bootstrap.cli.DataDir;

/** The command line beside a running application, as on the machine that it runs on. */
final class Commands {

  private final Path dataDir;

  /** @param folder see {@link #install} */
  Commands(Settings settings, Path folder) throws IOException {
    this.dataDir = folder;
    install(settings, folder);
  }

  /** Makes of a folder what the commands take for an installation of {@code settings}. */
  static void install(Settings settings, Path folder) throws IOException {
    var values = new Properties();
    values.put("OO_DATABASE_URL", settings.database().url());
    values.put("OO_DATABASE_ADMIN_USER", settings.database().adminUser());
    values.put("OO_DATABASE_ADMIN_PASSWORD", settings.database().adminPassword());
    settings.modulePasswords().forEach((module, password) ->
        values.put("OO_DATABASE_PASSWORD_" + module.toUpperCase(Locale.ROOT), password));
    values.put("OO_PUBLIC_URL", "http://localhost:8080");
    values.put("OO_ISSUER", settings.tokens().issuer().toString());
    values.put("OO_AUDIENCE", "oo");
    if (settings.work().policies() != null) {
      values.put("OO_POLICIES", settings.work().policies().toString());
    }
    try (var writer = Files.newBufferedWriter(folder.resolve(DataDir.SETTINGS))) {
      values.store(writer, null);
    }
  }

  /**
   * @param code that it has to end with
   * @return what it printed
   */
  String run(int code, String... arguments) {
    var printed = new StringWriter();
    run(code, printed, printed, arguments);
    return printed.toString();
  }

  /** @return what it printed as its result, without what it said of its progress */
  JsonNode json(int code, String... arguments) throws IOException {
    var printed = new StringWriter();
    run(code, printed, new StringWriter(), arguments);
    return new ObjectMapper().readTree(printed.toString());
  }

  private void run(int code, StringWriter out, StringWriter err, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    if (!String.join(" ", all).startsWith("policies check")) {
      all.addAll(List.of("--data-dir", dataDir.toString()));
    }
    int ended = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    assertThat(ended).as(out.toString() + err).isEqualTo(code);
  }
}
