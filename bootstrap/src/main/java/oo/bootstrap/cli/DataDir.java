package oo.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import picocli.CommandLine.Option;

/** The option that every command has which works on a development installation. */
public final class DataDir {

  /** Written by start-dev: how to reach what it started. */
  public static final String SETTINGS = "settings.properties";

  @Option(names = "--data-dir", defaultValue = ".oo", description = "Where development data lies (default: ${DEFAULT-VALUE}).")
  private Path path = Path.of(".oo");

  public Path path() {
    return path.toAbsolutePath().normalize();
  }

  /** Those of the environment, or else those of the development installation in this folder. */
  public Settings settings() {
    if (System.getenv("OO_DATABASE_URL") != null) {
      return SettingsSource.ofEnvironment();
    }
    Path file = path().resolve(SETTINGS);
    if (!Files.isReadable(file)) {
      throw new Refused("there is no development installation in " + path() + ": run ./oo start-dev first, or name it with"
          + " --data-dir; production is configured by the environment (OO_DATABASE_URL and others)");
    }
    try {
      return SettingsSource.ofFile(file);
    } catch (IOException unreadable) {
      throw new Refused(file + " cannot be read", unreadable);
    }
  }
}
