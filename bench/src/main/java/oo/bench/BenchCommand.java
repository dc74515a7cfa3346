package oo.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import oo.bench.installation.Home;
import oo.bench.report.Circumstances;
import oo.bench.report.Progress;
import oo.bench.report.Results;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures ratios on this machine, and says how far they are from what was promised. */
@Command(
    name = "bench", mixinStandardHelpOptions = true,
    description = "Measure on this machine, on a temporary PostgreSQL: ratios of two things measured in turn, with their spread.")
public final class BenchCommand implements Callable<Integer> {

  private static final int MOST_CLIENTS = 256;
  private static final String ALL = "all";

  @Parameters(paramLabel = "ID", description = "What is measured, see below; all when absent.")
  private List<String> ids = List.of(ALL);

  @Option(names = "--seconds", defaultValue = "30", description = "Length of one measurement (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--pairs", defaultValue = "5", description = "Pairs of measurements; twice as many of starts (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of each before the first pair counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--clients", split = ",", defaultValue = "8,32,128",
      description = "Clients at the same time; the middle one where one number must do (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients = List.of();

  @Option(names = "--rows", defaultValue = "10000000", description = "Rows of the grown ledger of P10 and TOOLS (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(names = "--quick", description = "A smoke run: seconds instead of minutes; its figures mean nothing.")
  private boolean quick;

  @Option(names = "--json", description = "File for all figures (default: in target/bench); a plot is written beside it as .svg.")
  private @Nullable Path json;

  @Option(names = "--record", description = "Append the results to docs/benchmarks.md.")
  private boolean record;

  @Option(names = "--java", split = " ", description = "More options of the app's virtual machine, to try or to profile.")
  private List<String> java = List.of();

  @Option(names = "--setting", paramLabel = "OO_NAME=value", description = "A setting of the app; may be repeated.")
  private List<String> more = List.of();

  @Option(names = "--compare", arity = "2", paramLabel = "OPTIONS",
      description = "Compare two sets of options of the app's virtual machine instead: decisions/s, p99, CPU and memory, in turn.")
  private List<String> compared = List.of();

  @Option(names = "--compare-setting", arity = "2", paramLabel = "OO_NAME=value", description = "Compare two settings of the app likewise.")
  private List<String> comparedSettings = List.of();

  @Spec private CommandSpec spec;

  /** What is measured, for the help. */
  static String[] footer() {
    return Arrays.stream(BenchmarkId.values()).map(id -> String.format("%-6s%s", id, id.what())).toArray(String[]::new);
  }

  @Override
  public Integer call() throws InterruptedException {
    var plan = plan();
    var chosen = chosen();
    var settings = Variant.settings(spec.commandLine(), more);
    var variants = variants();
    var home = Home.ofThisProcess();
    var progress = new Progress(spec.commandLine().getErr(), System::nanoTime);
    var run = new Run(home, plan, java, settings, progress);
    var circumstances = Circumstances.here(
        home.folder(), run.javaOptions(), run.settings(), spec.commandLine().getParseResult().originalArgs(), quick);
    var results = new Results(home.folder(), json, circumstances);
    var measuring = new Measuring(run, results);
    boolean all = variants.isEmpty() ? measuring.measure(chosen)
        : measuring.measure("compare", new Comparison(run, variants.getFirst(), variants.getLast()));
    var out = spec.commandLine().getOut();
    out.println(results.text());
    out.flush();
    if (record) {
      progress.note("recorded in " + results.record());
    }
    return all ? 0 : 1;
  }

  private Plan plan() {
    atLeast("--seconds", seconds, 1);
    atLeast("--pairs", pairs, 1);
    atLeast("--warm-up", warmUp, 0);
    atLeast("--rows", rows, 1_000);
    clients.forEach(count -> atLeast("--clients", count, 1));
    if (clients.stream().anyMatch(count -> count > MOST_CLIENTS)) {
      throw new ParameterException(spec.commandLine(), "--clients takes at most " + MOST_CLIENTS);
    }
    return quick ? Plan.quick(clients) : new Plan(Duration.ofSeconds(seconds), pairs, Duration.ofSeconds(warmUp), clients, rows);
  }

  private Set<BenchmarkId> chosen() {
    var known = List.of(BenchmarkId.values());
    var names = known.stream().map(BenchmarkId::name).toList();
    ids.stream().filter(id -> !names.contains(id) && !id.equals(ALL)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no benchmark " + unknown + ", only " + String.join(", ", names));
    });
    return EnumSet.copyOf(ids.contains(ALL)
        ? known.stream().filter(BenchmarkId::always).toList() : ids.stream().map(BenchmarkId::valueOf).toList());
  }

  private List<Variant> variants() {
    if (!compared.isEmpty() && !comparedSettings.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "compare either options or settings, so that it is known what made the difference");
    }
    return compared.isEmpty() ? comparedSettings.stream().map(setting -> Variant.ofSetting(spec.commandLine(), setting)).toList()
        : compared.stream().map(Variant::ofOptions).toList();
  }

  private void atLeast(String option, long value, long least) {
    if (value < least) {
      throw new ParameterException(spec.commandLine(), option + " takes at least " + least + ", not " + value);
    }
  }
}
