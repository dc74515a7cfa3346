package oo.development.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of one folder: found again by its pid file after a kill -9 of whoever started it. */
final class NatsProcess {

  private static final Duration START = Duration.ofSeconds(20);
  private static final int STOP_SECONDS = 10;
  private static final int TAIL_CHARACTERS = 2000;

  private final Path folder;
  private final Path pidFile;
  private final Path log;

  NatsProcess(Path folder) {
    this.folder = folder;
    this.pidFile = folder.resolve("nats-server.pid");
    this.log = folder.resolve("nats-server.log");
  }

  /** Returns once the server takes connections. */
  void start(Path configuration, int port) {
    stop();
    try {
      Files.deleteIfExists(log);
      // A session of its own: Ctrl-C at the terminal must not reach it before the application has stopped.
      var command = Files.isExecutable(Path.of("/usr/bin/setsid"))
          ? new ProcessBuilder("/usr/bin/setsid", NatsBinary.executable().toString(), "-c", configuration.toString())
          : new ProcessBuilder(NatsBinary.executable().toString(), "-c", configuration.toString());
      Path output = folder.resolve("nats-server.out");
      Process started = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      OwnedFiles.write(pidFile, started.pid() + "\n");
      awaitReady(started, port, output);
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(folder, e);
    }
  }

  private void awaitReady(Process started, int port, Path output) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!read(log).contains("Server is ready")) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        String said = read(output) + read(log);
        stop();
        throw said.contains("address already in use") ? new ServerStartException.PortTaken(port, null)
            : new ServerStartException("NATS did not start on " + folder + "; its last words:\n"
                + said.substring(Math.max(0, said.length() - TAIL_CHARACTERS)).strip(), null);
      }
      pause();
    }
  }

  void stop() {
    running().ifPresent(process -> {
      signal("CONT");
      process.destroy();
      try {
        process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw ServerStartException.interrupted(e);
      } catch (ExecutionException | TimeoutException e) {
        killHard();
      }
    });
  }

  void killHard() {
    running().ifPresent(process -> {
      process.destroyForcibly();
      process.onExit().join();
    });
  }

  /** Sends a signal by its name, such as STOP and CONT; nothing happens when the server does not run. */
  void signal(String name) {
    running().ifPresent(process -> {
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new ServerStartException("cannot signal the NATS server", e);
      } catch (InterruptedException e) {
        throw ServerStartException.interrupted(e);
      }
    });
  }

  /** The pid may be another program's by now. */
  Optional<ProcessHandle> running() {
    String pid = read(pidFile).strip();
    return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()));
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }
}
