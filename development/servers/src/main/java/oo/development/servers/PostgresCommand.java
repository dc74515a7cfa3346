package oo.development.servers;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's executables to its end. */
final class PostgresCommand {

  private static final int LONGEST_SECONDS = 180;

  private PostgresCommand() {}

  /**
   * @param log where its output, and that of a server that it leaves behind, is added
   * @return the exit status
   */
  static int run(PostgresLog log, String executable, String... arguments) {
    var command = new ArrayList<String>();
    if (isRoot()) {
      // PostgreSQL refuses root; in a user namespace of its own it does not see that it is root.
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(PostgresBinaries.unpacked().resolve("bin").resolve(executable).toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    // The caller's own PGDATA, PGPORT or PGOPTIONS must not reach this server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return await(builder);
  }

  private static int await(ProcessBuilder builder) {
    try {
      var process = builder.start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ServerStartException(builder.command() + " did not end within " + LONGEST_SECONDS + " s", null);
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new ServerStartException("cannot run " + builder.command().getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
