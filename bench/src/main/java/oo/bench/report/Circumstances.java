package oo.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where, when and how was measured: figures without it say nothing.
 *
 * @param loadBefore processes that wanted a core in the minute before; what is above 0 disturbed the figures
 * @param settings of the app that are not this benchmark's usual ones
 * @param quick whether it was only to see that everything works
 */
public record Circumstances(
    Instant at, String commit, String processor, int cores, String system, String java, List<String> javaOptions,
    Map<String, String> settings, List<String> arguments, String disk, double loadBefore, boolean quick) {

  /** What stands wherever figures of a smoke run stand. */
  public static final String QUICK = "QUICK RUN: it shows that the benchmarks work. Its figures mean nothing.";

  /** @param home of this oO, whose commit is told */
  public static Circumstances here(
      Path home, List<String> javaOptions, Map<String, String> settings, List<String> arguments, boolean quick) {
    return new Circumstances(Instant.now().truncatedTo(ChronoUnit.SECONDS), commit(home), processorModel(),
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"), javaOptions, settings, arguments,
        fileSystem(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), quick);
  }

  public String text() {
    return String.format(Locale.ROOT, """
        %s, commit %s
        ./oo %s
        %s, %d cores, %s, data on %s, load average before %.2f
        %s
        %s%s""", at, commit, String.join(" ", arguments),
        processor, cores, system, disk, loadBefore, java,
        String.join(" ", javaOptions) + told(settings), quick ? "\n" + QUICK : "");
  }

  private static String told(Map<String, String> settings) {
    return settings.entrySet().stream().map(setting -> " " + setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining());
  }

  private static String commit(Path home) {
    String commit = git(home, "rev-parse", "--short=12", "HEAD");
    return commit.isEmpty() ? "unknown" : commit + (git(home, "status", "--porcelain", "-uno").isEmpty() ? "" : " with changes");
  }

  private static String git(Path home, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException noGit) {
      return "";
    }
  }

  private static String processorModel() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst(".*:\\s*", ""))
          .orElse(System.getProperty("os.arch"));
    } catch (IOException elsewhere) {
      return System.getProperty("os.arch");
    }
  }

  private static String fileSystem() {
    try {
      return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).type();
    } catch (IOException unknown) {
      return "an unknown disk";
    }
  }
}
