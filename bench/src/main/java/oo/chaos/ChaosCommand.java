package oo.chaos;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oo.bench.installation.Home;
import oo.bench.report.Circumstances;
import oo.chaos.fault.Fault;
import oo.chaos.fault.Schedule;
import oo.chaos.installation.MovableClock;
import oo.chaos.installation.SmallDisk;
import oo.chaos.installation.Victim;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Breaks a running oO on this machine, and ends with 1 when a target is missed. */
@Command(
    name = "chaos", mixinStandardHelpOptions = true,
    description = "Break a running oO under load, on a PostgreSQL of its own, and look for what was lost or doubled.",
    footer = {"", "R1  acknowledged decisions, reactions and imports lost or doubled under kill -9 and other faults",
        "R3  decisions/s after the kill and restart of PostgreSQL or the app ÷ before",
        "R4  outbox rows skipped by the relay's cursor, beside a naive one",
        "R5  difference in what is learned from the same messages in any order, and from the ledger",
        "R6  decisions/s while NATS is stopped or dead ÷ healthy; drawn actions against logged propensities",
        "R7  3× overload: goodput ÷ peak, refusals, and 5 s later"})
public final class ChaosCommand implements Callable<Integer> {

  /** An app that is killed every few seconds never sees its best code; this is good enough, and there at once. */
  private static final List<String> JIT_FOR_SHORT_LIVES = List.of("-XX:TieredStopAtLevel=1");

  @Parameters(paramLabel = "ID", description = "What is tried: R1, R3, R4, R5, R6, R7; all when absent.")
  private List<String> ids = List.of();

  @Option(names = "--seed", description = "Repeats a schedule of faults and the users' wishes (default: a new one, which is told).")
  private @Nullable Long seed;

  @Option(names = "--kills", defaultValue = "50", description = "R1: how often something is killed (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(names = "--operations", defaultValue = "200000", description = "R1: answers that clients wait for (default: ${DEFAULT-VALUE}).")
  private long operations;

  @Option(names = "--seconds", defaultValue = "780", description = "R1: the load ends after so long, whatever is missing (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--faults", split = ",", description = "R1: which faults; all when absent. Known: ${COMPLETION-CANDIDATES}", completionCandidates = FaultWords.class)
  private List<String> faults = List.of();

  @Option(names = "--clients", defaultValue = "16", description = "Clients at the same time (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(names = "--nats", description = "R1, R3, R7: events go over a NATS server, which is broken too.")
  private boolean nats;

  @Option(names = "--rows", defaultValue = "1000000", description = "R4: rows that are written (default: ${DEFAULT-VALUE}).")
  private long rows;

  @Option(names = "--window", defaultValue = "10", description = "R3, R6, R7: seconds over which a rate is taken (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(names = "--data-dir", description = "R1: keeps everything there; a run that was broken off goes on when it is named again.")
  private @Nullable Path dataDir;

  @Option(names = "--json", description = "File for all figures.")
  private @Nullable Path json;

  @Option(names = "--java", split = " ", description = "More options of the app's virtual machine.")
  private List<String> java = List.of();

  @Spec private CommandSpec spec;

  /** The words that {@code --faults} takes. */
  static final class FaultWords extends ArrayList<String> {
    FaultWords() {
      super(Arrays.stream(Fault.values()).map(Fault::word).toList());
    }
  }

  @Override
  public Integer call() throws Exception {
    var plan = plan();
    var chosen = chosen();
    var home = Home.ofThisProcess();
    var options = Home.javaOptions(java);
    var circumstances = Circumstances.here(
        home.folder(), options, Map.of(), spec.commandLine().getParseResult().originalArgs(), false);
    say("seed " + plan.seed() + " (repeat with --seed " + plan.seed() + ")");
    var findings = new ArrayList<Finding>();
    for (ExperimentId id : chosen) {
      findings.addAll(findings(id, home, options, plan));
    }
    say(circumstances.text());
    say("");
    say(FindingsTable.of(findings));
    if (json != null) {
      FindingsJson.write(json, findings, circumstances);
    }
    return findings.stream().allMatch(Finding::reached) ? 0 : 1;
  }

  private List<Finding> findings(ExperimentId id, Home home, List<String> options, Plan plan) throws Exception {
    return switch (id) {
      case R1 -> nothingLost(home, Stream.concat(options.stream(), JIT_FOR_SHORT_LIVES.stream()).toList(), plan);
      case R3 -> {
        try (var victim = Victim.start(new Victim.Kind(home, options, nats, null), null)) {
          yield new Recovery(victim, plan, this::note).run();
        }
      }
      case R4 -> new NoRowSkipped(home, plan, this::note).run();
      case R5 -> new AnyOrder(home, plan, this::note).run();
      case R6 -> {
        try (var victim = Victim.start(new Victim.Kind(home, options, true, null), null)) {
          yield new WithoutNats(victim, plan, this::note).run();
        }
      }
      case R7 -> {
        try (var victim = Victim.start(new Victim.Kind(home, options, nats, null), null)) {
          yield new Overload(victim, plan, this::note).run();
        }
      }
    };
  }

  private List<Finding> nothingLost(Home home, List<String> options, Plan wanted) throws Exception {
    var clock = wanted.faults().contains(Fault.CLOCK_JUMP) ? MovableClock.find() : Optional.<MovableClock>empty();
    var disk = wanted.faults().contains(Fault.DISK_FULL) ? SmallDisk.mount(wanted.dataDir()) : Optional.<SmallDisk>empty();
    var plan = wanted;
    if (disk.isEmpty()) {
      plan = leftOut(plan, Fault.DISK_FULL, "no file system can be mounted here (that takes root, mkfs.ext4 and a loop device)");
    }
    if (clock.isEmpty()) {
      plan = leftOut(plan, Fault.CLOCK_JUMP, "libfaketime is not in /usr/lib (Debian: apt-get install faketime)");
    }
    Schedule.of(plan.seed(), plan.kills(), plan.faults()).forEach(planned -> note(planned.toString()));
    var kind = new Victim.Kind(home, options, nats, clock.orElse(null));
    try (var victim = disk.isPresent() ? Victim.startOn(disk.get(), kind) : Victim.start(kind, plan.dataDir())) {
      return new NothingLost(victim, plan, this::note).run();
    }
  }

  private Plan leftOut(Plan plan, Fault fault, String why) {
    if (plan.faults().contains(fault)) {
      note(fault.word() + " is left out: " + why);
    }
    return plan.without(one -> one == fault);
  }

  private Plan plan() {
    atLeast("--kills", kills, 0);
    atLeast("--operations", operations, 1);
    atLeast("--seconds", seconds, 1);
    atLeast("--clients", clients, 1);
    atLeast("--rows", rows, 1);
    atLeast("--window", window, 1);
    var all = new Plan(seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed, kills, operations, Duration.ofSeconds(seconds),
        known("fault", faults, Fault.class, Fault::word), clients, rows,
        Duration.ofSeconds(window), dataDir);
    if (!nats && !faults.isEmpty() && all.faults().stream().anyMatch(Fault::needsNats)) {
      throw new ParameterException(spec.commandLine(), "the faults of NATS take --nats");
    }
    return nats ? all : all.without(Fault::needsNats);
  }

  private Set<ExperimentId> chosen() {
    return known("experiment", ids, ExperimentId.class, ExperimentId::name);
  }

  private <E extends Enum<E>> Set<E> known(String what, List<String> words, Class<E> type, Function<E, String> word) {
    var all = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(word, one -> one));
    words.stream().filter(one -> !all.containsKey(one)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no " + what + " " + unknown + ", only "
          + Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", ")));
    });
    return words.isEmpty() ? EnumSet.allOf(type) : EnumSet.copyOf(words.stream().map(all::get).toList());
  }

  private void atLeast(String option, long value, long least) {
    if (value < least) {
      throw new ParameterException(spec.commandLine(), option + " takes at least " + least + ", not " + value);
    }
  }

  private void note(String text) {
    spec.commandLine().getErr().println("  " + text);
    spec.commandLine().getErr().flush();
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
