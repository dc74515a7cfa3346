package oo.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import oo.bootstrap.cli.Refused;
import oo.development.rehearsal.Stage;
import oo.development.servers.ServerStartException;
import oo.simulation.report.Findings;
import oo.simulation.report.SimulationReport;
import oo.simulation.run.Contender;
import oo.simulation.run.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets policies decide for people who never were, and tells what each costs them. */
@Command(
    name = "simulate", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:the simulation is told; with --gate, the first policy won", "1:something broke", "2:misuse",
        "3:with --gate, the first policy did not regret less than the best of the others, or it floods"},
    description = "Let policies decide for simulated users, over the real API and with the real learner, on a clock of its own.")
public final class SimulateCommand implements Callable<Integer> {

  private static final int NOT_WON = 3;
  private static final int MOST_USERS = 10_000;
  private static final int MOST_DAYS = 730;
  private static final int MOST_SEEDS = 1_000;

  @Option(names = "--policies", split = ",", description = "Who decides, the first being compared with the others (default:"
      + " two_stage:spread=0.5:learning_rate=1000,uniform,epsilon_greedy,vw,vw_squarecb). There are also rules, softmax, squarecb, linear_thompson, and Vowpal Wabbit"
      + " with its features of the moment crossed with kinds: vw_kinds, vw_squarecb_kinds. Parameters are written behind a name: two_stage:spread=0.5.")
  private List<String> policies = Contenders.STANDARD;

  @Option(names = "--users", defaultValue = "60", description = "How many simulated users (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(names = "--days", defaultValue = "28", description = "For how many simulated days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Makes the users and their luck; the first one of --seeds (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--seeds", defaultValue = "1", description = "How many populations, by seeds one after the other (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--connections", defaultValue = "8", description = "Over which users ask at the same time. With 1, and without"
      + " --parallel, every draw of a seed is the same each time (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(names = "--parallel", defaultValue = "1", description = "How many runs at a time, each an oO with a database of its own (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(names = "--json", paramLabel = "FILE.json", description = "Write every figure, by seed and day.")
  private @Nullable Path json;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page with plots, which fetches nothing.")
  private @Nullable Path report;

  @Option(names = "--gate", description = "Exit with 0 only where the first policy regrets less than the best of the others, without flooding.")
  private boolean gate;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var plan = plan();
    var contenders = contenders();
    check("--seeds", seeds, MOST_SEEDS);
    check("--parallel", parallel, 16);
    checkWritable(json);
    checkWritable(report);
    var all = LongStream.range(seed, seed + seeds).boxed().toList();
    var progress = new Progress(spec.commandLine().getErr(), (long) all.size() * contenders.size() * days);
    try (var stage = Stage.open()) {
      return told(new Simulation(plan, all, contenders, parallel).run(stage, progress));
    } catch (ServerStartException unable) {
      throw new Refused(unable.getMessage(), unable);
    }
  }

  private Plan plan() {
    check("--users", users, MOST_USERS);
    check("--days", days, MOST_DAYS);
    check("--connections", connections, 128);
    return new Plan(users, days, connections);
  }

  private List<Contender> contenders() {
    if (new HashSet<>(policies).size() < policies.size()) {
      throw new ParameterException(spec.commandLine(), "--policies names one twice: " + String.join(",", policies));
    }
    return policies.stream().map(this::contender).toList();
  }

  private Contender contender(String name) {
    var found = Contenders.find(name);
    if (found == null) {
      throw new ParameterException(spec.commandLine(), "there is no policy " + name + " to simulate: " + String.join(", ", Contenders.names()));
    }
    return found;
  }

  private void check(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(spec.commandLine(), option + " is from 1 to " + most + ", not " + value);
    }
  }

  /** Before minutes are spent on what nobody could read then. */
  private void checkWritable(@Nullable Path file) {
    var folder = file == null ? null : file.toAbsolutePath().getParent();
    if (file != null && (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file))) {
      throw new ParameterException(spec.commandLine(), file + " cannot be written: " + (Files.isDirectory(file) ? "it is a folder" : "there is no folder for it"));
    }
  }

  private int told(Findings findings) {
    var told = new SimulationReport(findings);
    write(json, told::json);
    write(report, () -> told.html(Instant.now()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(told.text());
    if (report != null) {
      out.println("report: " + report.toAbsolutePath().normalize());
    }
    out.flush();
    return gate && !(findings.isContest() && findings.verdict().isWon()) ? NOT_WON : 0;
  }

  private static void write(@Nullable Path file, Supplier<String> text) {
    if (file != null) {
      try {
        Files.writeString(file, text.get());
      } catch (IOException unwritable) {
        throw new Refused(file + " cannot be written: " + unwritable.getMessage(), unwritable);
      }
    }
  }
}
