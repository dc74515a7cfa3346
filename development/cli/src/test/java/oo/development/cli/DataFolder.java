package oo.development.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import oo.auth.domain.Identity;
import oo.development.servers.DevelopmentTokens;

/** What start-dev leaves in its folder, and who works on it. */
record DataFolder(Path path) {

  String token(String user) {
    return new DevelopmentTokens(path, Clock.systemUTC())
        .mint(user, Set.copyOf(TokenCommand.SCOPES), Duration.ofHours(1), TokenCommand.AUDIENCE);
  }

  /** A user's id, as the database has it. */
  String userId(String user) {
    return new Identity(setting("OO_ISSUER"), user).userId().toString();
  }

  URI api() {
    return URI.create("http://localhost:" + setting("OO_HTTP_PORT"));
  }

  /** A connection that may see every schema. */
  Connection admin() throws SQLException {
    return DriverManager.getConnection(
        setting("OO_DATABASE_URL"), setting("OO_DATABASE_ADMIN_USER"), setting("OO_DATABASE_ADMIN_PASSWORD"));
  }

  private String setting(String name) {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(path.resolve("settings.properties"))) {
      settings.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings.getProperty(name);
  }

  /** PostgreSQL's first process, if it is noted and lives. */
  Optional<ProcessHandle> postmaster() {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(path.resolve("postgres/postmaster.pid")).getFirst().strip()))
          .filter(ProcessHandle::isAlive).filter(process -> process.info().command().isPresent());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every process that was started for this folder. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(word -> word.startsWith(path.toString())))
        .toList();
  }
}
