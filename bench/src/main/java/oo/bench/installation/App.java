package oo.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bootstrap.cli.Refused;

/** The packaged app, running in a process of its own as {@code ./oo start} runs it. */
public final class App implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(120);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(2);
  private static final int OK = 200;

  private final Process process;
  private final int port;
  private final Path log;
  private final long began;

  App(ProcessBuilder command, int port, Path log) {
    this.port = port;
    this.log = log;
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    this.began = System.nanoTime();
    try {
      this.process = command.start();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    // Whoever ends the benchmarks in the middle does not want to look for what they started.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "app-ender"));
  }

  public int port() {
    return port;
  }

  /**
   * Asks again and again, on a new connection each time, until the answer is 200.
   *
   * @return how long that took, from before the process was made
   * @throws Refused when the app ends, or does not answer within two minutes
   */
  public Duration untilAnswering(byte[] request) {
    while (System.nanoTime() - began < LONGEST_START.toNanos()) {
      try (var connection = new HttpConnection(port, LONGEST_START)) {
        Answer answer = connection.exchange(request);
        if (answer.status() == OK) {
          return Duration.ofNanos(System.nanoTime() - began);
        }
        throw new Refused("the app's first answer was " + answer.status() + ": " + answer.body());
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new Refused("the app did not answer within " + LONGEST_START.toSeconds() + " s; " + lastWords());
  }

  private void pause() {
    try {
      if (process.waitFor(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused("the app ended by itself; " + lastWords());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refused("stopped while the app was starting", stopped);
    }
  }

  public String lastWords() {
    try {
      var lines = Files.readAllLines(log);
      return "it said:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException unreadable) {
      return "what it said is in " + log;
    }
  }

  /** The entries of its log that are errors; at most so many. */
  public List<String> errors(int most) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("\"log.level\":\"ERROR\"")).limit(most).toList();
    } catch (IOException unreadable) {
      return List.of(unreadable.toString());
    }
  }

  /** Processor time so far, of all cores together; zero where the system does not tell. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Looks whether an AOT cache is really mapped: one that does not fit is passed over in silence, and nothing would be measured.
   *
   * @throws Refused when it is other than expected
   */
  public void checkCache(boolean expected) {
    Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
    try (var lines = Files.lines(maps)) {
      if (lines.anyMatch(line -> line.endsWith(".aot")) != expected) {
        throw new Refused("the app started " + (expected ? "without its AOT cache" : "with an AOT cache"));
      }
    } catch (IOException elsewhere) {
      // Only Linux tells what a process has mapped.
    }
  }

  /** Resident memory in MiB, or 0 where the system does not tell. */
  public long residentMebibytes() {
    return mebibytes("VmRSS:");
  }

  /** The most that was resident since the start, in MiB, or 0 where the system does not tell. */
  public long mostResidentMebibytes() {
    return mebibytes("VmHWM:");
  }

  private long mebibytes(String entry) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines.filter(line -> line.startsWith(entry)).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() >> 10;
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Does what kill -9 does, and returns when it is dead. */
  public void killHard() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Asks the app to end, as the system's shutdown does.
   *
   * @return how long that took; empty when it still runs after the patience
   */
  public Optional<Duration> terminate(Duration patience) throws InterruptedException {
    long asked = System.nanoTime();
    process.destroy();
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(Duration.ofNanos(System.nanoTime() - asked))
        : Optional.empty();
  }

  /** Asks the app to end, and waits for that: a training run writes its cache on the way. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
