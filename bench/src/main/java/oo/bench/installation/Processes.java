package oo.bench.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/** Processor time of a process that works through others. */
final class Processes {

  /** Linux tells times in hundredths of a second, whatever its clock does. */
  private static final long TICK_MILLIS = 10;
  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;

  private Processes() {}

  /** Of the process, of those that it started and runs, and of those that have ended; zero where the system does not tell. */
  static Duration cpu(long pid) {
    var running = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).mapToLong(ProcessHandle::pid);
    long ticks = LongStream.concat(LongStream.of(pid), running).map(Processes::ticks).sum();
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  /** See proc_pid_stat(5); the name, which may hold blanks, ends with the last bracket. */
  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return LongStream.rangeClosed(USER, CHILDREN_SYSTEM).map(field -> Long.parseLong(fields[(int) field])).sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}
