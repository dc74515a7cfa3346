package oo.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of the packaged app, in a process of its own. */
public final class Tool {

  private static final long BETWEEN_LOOKS = 100;

  private final ProcessBuilder command;
  private final Path errors;

  Tool(ProcessBuilder command, Path errors) {
    this.command = command.redirectError(errors.toFile());
    this.errors = errors;
  }

  /**
   * @param cpu of all cores together, as of its last moments
   * @param mostResidentMebibytes 0 where the system does not tell
   */
  public record Done(int exit, Duration took, Duration cpu, long mostResidentMebibytes, String errors) {}

  /** Waits until it has ended. */
  public Done run() throws InterruptedException {
    try {
      long began = System.nanoTime();
      var process = command.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "tool-ender"));
      var cpu = Duration.ZERO;
      long resident = 0;
      do {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        resident = Math.max(resident, mostResident(process.pid()));
      } while (!process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
      return new Done(process.exitValue(), Duration.ofNanos(System.nanoTime() - began), cpu, resident, Files.readString(errors));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long mostResident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() >> 10;
    } catch (IOException | UncheckedIOException endedOrElsewhere) {
      return 0;
    }
  }
}
