package oo.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import oo.bench.figures.Row;
import oo.bench.installation.App;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Quiet;
import oo.bench.installation.Users;
import oo.bench.load.Request;
import oo.bench.reference.JdbcTransactions;
import oo.bench.reference.Pgbench;
import oo.bench.reference.Tables;
import oo.bench.reference.Transactions;
import oo.bench.report.Circumstances;
import oo.bench.report.JsonReport;
import oo.bench.report.Plot;
import oo.bench.report.Progress;
import oo.bench.report.Table;
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
    description = "Measure on this machine, on a temporary PostgreSQL: ratios of two things measured in turn, with their spread.",
    footer = {"", "P1  decisions/s ÷ T3 transactions/s (T3: insert 1 KB and an outbox row, durable)",
        "P8  start to the first 200 with an AOT cache ÷ without"})
public final class BenchCommand implements Callable<Integer> {

  private static final int MOST_CLIENTS = 256;

  @Parameters(paramLabel = "ID", description = "What is measured: P1, P8; all when absent.")
  private List<String> ids = List.of();

  @Option(names = "--seconds", defaultValue = "30", description = "Length of one measurement (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--pairs", defaultValue = "5", description = "Pairs of measurements; twice as many of starts (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of each before the first pair counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--clients", split = ",", defaultValue = "8,32,128", description = "Clients at the same time (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients = List.of();

  @Option(names = "--json", description = "File for all figures; a plot is written beside it as .svg.")
  private @Nullable Path json;

  @Option(names = "--java", split = " ", description = "More options of the app's virtual machine, to compare or to profile.")
  private List<String> java = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var plan = plan();
    var chosen = chosen();
    var home = Home.ofThisProcess();
    var options = Home.javaOptions(java);
    var circumstances = Circumstances.here(home.folder(), options, spec.commandLine().getParseResult().originalArgs());
    var rows = new ArrayList<Row>();
    try (var installation = Installation.start(home)) {
      var progress = new Progress(spec.commandLine().getErr());
      for (BenchmarkId id : chosen) {
        rows.addAll(switch (id) {
          case P1 -> decisionRate(installation, plan, options, progress);
          case P8 -> measure(new StartTime(installation, plan, options, progress), progress);
        });
      }
    }
    report(rows, circumstances);
    return 0;
  }

  private static List<Row> decisionRate(Installation installation, Plan plan, List<String> options, Progress progress)
      throws InterruptedException {
    try (App app = installation.startApp(options)) {
      app.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("first"), "", "", ""));
      var users = new Users(installation.issuer(), app.port());
      var quiet = new Quiet(installation.postgres().adminDataSource(), app);
      return measure(new DecisionRate(app, users, reference(installation), quiet, plan, progress), progress);
    }
  }

  private static Transactions reference(Installation installation) {
    var postgres = installation.postgres();
    var tables = Tables.create(postgres.adminDataSource());
    return Pgbench.onPath(postgres, tables).orElseGet(() -> new JdbcTransactions(postgres.adminDataSource(), tables));
  }

  private static List<Row> measure(Benchmark benchmark, Progress progress) throws InterruptedException {
    progress.expect(Duration.ofSeconds(benchmark.seconds()));
    return benchmark.measure();
  }

  private Plan plan() {
    atLeast("--seconds", seconds, 1);
    atLeast("--pairs", pairs, 1);
    atLeast("--warm-up", warmUp, 0);
    clients.forEach(count -> atLeast("--clients", count, 1));
    if (clients.stream().anyMatch(count -> count > MOST_CLIENTS)) {
      throw new ParameterException(spec.commandLine(), "--clients takes at most " + MOST_CLIENTS);
    }
    return new Plan(Duration.ofSeconds(seconds), pairs, Duration.ofSeconds(warmUp), clients);
  }

  private Set<BenchmarkId> chosen() {
    var known = List.of(BenchmarkId.values());
    var names = known.stream().map(BenchmarkId::name).toList();
    ids.stream().filter(id -> !names.contains(id)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no benchmark " + unknown + ", only " + String.join(", ", names));
    });
    return EnumSet.copyOf(ids.isEmpty() ? known : ids.stream().map(BenchmarkId::valueOf).toList());
  }

  private void atLeast(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(spec.commandLine(), option + " takes at least " + least + ", not " + value);
    }
  }

  private void report(List<Row> rows, Circumstances circumstances) {
    var out = spec.commandLine().getOut();
    out.println(circumstances.text());
    out.println();
    out.print(Table.of(rows));
    out.flush();
    if (json != null) {
      JsonReport.write(json, rows, circumstances);
      Plot.write(Path.of(json.toString().replaceFirst("(\\.json)?$", ".svg")), rows);
    }
  }
}
