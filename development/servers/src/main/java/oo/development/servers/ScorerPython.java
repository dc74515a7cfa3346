package oo.development.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Python with the scorer's libraries, as {@code ml/serving/install} makes it with their pinned hashes. */
record ScorerPython(Path executable) {

  private static final int INSTALL_MINUTES = 10;
  private static final int RUN_SECONDS = 60;

  static ScorerPython installed(Path project) {
    var install = project.resolve("ml/serving/install");
    if (!Files.isExecutable(install)) {
      throw new ServerStartException("there is no ml/serving in " + project + ": the scorer is started from a checkout", null);
    }
    return new ScorerPython(Path.of(output(List.of(install.toString(), "serve"), INSTALL_MINUTES * 60)));
  }

  /** Runs to its end. */
  void run(String... arguments) {
    var command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    output(command, RUN_SECONDS);
  }

  /** To be started; in a session of its own, so that Ctrl-C at the terminal does not reach it before the application has stopped. */
  ProcessBuilder process(List<String> arguments, Path log) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(executable.toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
  }

  private static String output(List<String> command, int seconds) {
    try {
      Path said = Files.createTempFile("oo-scorer-", ".log");
      try {
        // Its words are for the person at the terminal only when it fails.
        var process = new ProcessBuilder(command).redirectError(said.toFile()).start();
        process.getOutputStream().close();
        var ended = process.onExit().thenApply(Process::exitValue).completeOnTimeout(-1, seconds, TimeUnit.SECONDS);
        if (ended.join() == -1) {
          process.destroyForcibly();
          throw new ServerStartException(command.getFirst() + " has not finished within " + seconds + " s", null);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0) {
          throw new ServerStartException(command.getFirst() + " failed:\n" + Files.readString(said).strip(), null);
        }
        return out;
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new ServerStartException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }
}
