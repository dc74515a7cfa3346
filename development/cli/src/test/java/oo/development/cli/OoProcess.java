package oo.development.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The real program in a process of its own, and everything that it says. */
final class OoProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private OoProcess(Process process) {
    this.process = process;
    this.readers = List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
  }

  /** What a command that ended said. */
  record Finished(int status, String out, String err) {}

  static OoProcess start(String... arguments) {
    var command = new ArrayList<String>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-Doo.home=" + Path.of("../..").toAbsolutePath().normalize(),
        "-cp", classPath(), "oo.bootstrap.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    // Settings of the person who runs the tests are not part of them.
    builder.environment().keySet().removeIf(name -> name.startsWith("OO_"));
    try {
      return new OoProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  static Finished run(String... arguments) {
    try (var process = start(arguments)) {
      return process.finished(PATIENCE);
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until it says that it is ready, and fails when it ends before. */
  OoProcess ready() {
    line(line -> line.startsWith("ready"));
    return this;
  }

  /** Waits for a line of its output, and fails when it ends before. */
  String line(Predicate<String> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      boolean ended = !process.isAlive();
      var found = out.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (ended || System.nanoTime() > deadline) {
        throw new AssertionError("it did not say what was waited for; it " + (ended ? "ended" : "still runs") + ":\n" + said());
      }
      pause();
    }
  }

  Finished finished(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it did not end within " + patience + ":\n" + said());
      }
      for (Thread reader : readers) {
        reader.join(PATIENCE);
      }
      return new Finished(process.exitValue(), String.join("\n", out), String.join("\n", err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  List<String> lines() {
    return out;
  }

  String said() {
    return String.join("\n", out) + "\n-- errors --\n" + String.join("\n", err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as Ctrl-C does. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it as the system's shutdown does. */
  void terminate() {
    process.destroy();
  }

  void killHard() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          killHard();
        }
      } catch (InterruptedException e) {
        killHard();
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread read(InputStream stream, List<String> lines) {
    return Thread.ofVirtual().start(() -> {
      try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
        reader.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException ended) {
        // A killed process's stream may break in the middle of a line.
        lines.add("(its output broke off)");
      }
    });
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
