package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import oo.bootstrap.wiring.ModelTools;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.CheckModel;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.RewardDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after what was learned. */
@Command(
    name = "model", mixinStandardHelpOptions = true,
    description = "Look after what was learned: snapshots, which of them is served, and rewards.",
    subcommands = {
        ModelCommand.ListAll.class, ModelCommand.Show.class, ModelCommand.RollBack.class, ModelCommand.Resume.class,
        ModelCommand.Check.class, ModelCommand.Rebuild.class, ModelCommand.Rewards.class})
final class ModelCommand implements Runnable {

  private static final int DIFFERENT = 3;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do");
  }

  /** What is common to all of them: the tools, and somewhere to print. */
  abstract static class OnModels implements Callable<Integer> {

    @Mixin private DataDir dataDir = new DataDir();

    @Spec CommandSpec spec;

    @Override
    public final Integer call() {
      try (var tools = new Tools(dataDir.settings())) {
        var out = spec.commandLine().getOut();
        int code = execute(tools.models(), out);
        out.flush();
        return code;
      }
    }

    /** The exit code. */
    abstract int execute(ModelTools models, PrintWriter out);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the newest snapshots; * is the one that is served.")
  static final class ListAll extends OnModels {

    @Option(names = "--most", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Override
    int execute(ModelTools models, PrintWriter out) {
      var choice = models.snapshots().choice();
      models.snapshots().newest(most).forEach(kept -> out.println(line(kept, choice)));
      return 0;
    }
  }

  private static String line(Snapshots.Kept kept, Snapshots.@Nullable Choice choice) {
    var health = kept.draft().health();
    boolean served = choice != null && choice.version().equals(kept.version());
    return "%s %-8s %s  %,d tips, rewards v%d, mean reward %.3f, entropy %.2f, drift %.2f%s%s".formatted(
        served ? "*" : " ", kept.version(), kept.draft().cutAt(), kept.draft().observations(), kept.draft().rewardDefinition(),
        health.meanReward(), health.meanEntropy(), health.drift(), served && choice.held() ? "  held: " + choice.reason() : "",
        health.alarms().isEmpty() ? "" : "  ALARM " + health.alarms().stream().map(Enum::name).collect(Collectors.joining(", ")));
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one snapshot: what it has learned to expect of each input.")
  static final class Show extends OnModels {

    @Parameters(paramLabel = "VERSION", description = "The snapshot, such as m17.")
    private String version = "";

    @Override
    int execute(ModelTools models, PrintWriter out) {
      var kept = models.snapshots().find(version);
      if (kept == null) {
        throw new Refused("there is no snapshot " + version + ": ./oo model list");
      }
      out.println(line(kept, models.snapshots().choice()));
      out.println("checksum " + kept.checksum());
      var linear = kept.draft().linear();
      var covariance = linear.covariance();
      var names = ModelTools.inputs();
      for (int i = 0; i < linear.width(); i++) {
        out.printf("%-32s %8.4f ± %.4f%n", names.get(i), linear.weight(i), Math.sqrt(covariance[i * linear.width() + i]));
      }
      return 0;
    }
  }

  private static void print(ServeModel.Outcome outcome, PrintWriter out) {
    switch (outcome) {
      case ServeModel.Outcome.Served(var choice) -> out.println(
          choice.version() + " is served within a second" + (choice.held() ? ", until ./oo model resume" : ", and every newer one"));
      case ServeModel.Outcome.NotFound _ -> throw new Refused("there is no such snapshot: ./oo model list");
    }
  }

  @Command(
      name = "rollback", mixinStandardHelpOptions = true,
      description = "Serve an older snapshot and hold it: the last one before that which is served without an alarm, or the one that is named.")
  static final class RollBack extends OnModels {

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "The snapshot to go back to.")
    private @Nullable String version;

    @Option(names = "--reason", defaultValue = "rolled back by hand", description = "Kept with the choice.")
    private String reason = "";

    @Override
    int execute(ModelTools models, PrintWriter out) {
      print(models.serveModel().execute(new ServeModel.Wish.Hold(version), reason), out);
      return 0;
    }
  }

  @Command(name = "resume", mixinStandardHelpOptions = true, description = "Serve the newest snapshot again, and every newer one.")
  static final class Resume extends OnModels {

    @Override
    int execute(ModelTools models, PrintWriter out) {
      print(models.serveModel().execute(new ServeModel.Wish.Newest(), "resumed"), out);
      return 0;
    }
  }

  @Command(
      name = "check", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
          "0:it is the same, to 1e-9", "3:it is not; ./oo model rebuild makes it so"},
      description = "Compare what was learned online with what the ledger and the rewards make of it. Reactions wait meanwhile.")
  static final class Check extends OnModels {

    @Override
    int execute(ModelTools models, PrintWriter out) {
      var found = models.checkModel().execute(Progress.on(spec.commandLine().getErr(), "tips studied")::at);
      out.printf("%d tips of %d users, %d of them learned from by all: online and made anew differ by at most %.2g%n",
          found.tips(), found.users(), found.observations(), found.difference());
      return found.difference() <= CheckModel.CLOSE ? 0 : DIFFERENT;
    }
  }

  @Command(
      name = "rebuild", mixinStandardHelpOptions = true,
      description = "Make all that was learned anew from the ledger and the rewards. Reactions wait meanwhile, decisions do not.")
  static final class Rebuild extends OnModels {

    @Override
    int execute(ModelTools models, PrintWriter out) {
      var newest = models.snapshots().newest(1);
      relearn(
          models, newest.isEmpty() ? RewardDefinition.GRADED : RewardDefinition.of(newest.getFirst().draft().rewardDefinition()),
          spec, out);
      return 0;
    }
  }

  @Command(
      name = "rewards", mixinStandardHelpOptions = true,
      description = "Value what became of tips under another definition of reward, and make all that was learned anew from it.")
  static final class Rewards extends OnModels {

    @Option(names = "--definition", required = true, description = "Its version: 1 graded, 2 done_in_time.")
    private int definition;

    @Override
    int execute(ModelTools models, PrintWriter out) {
      if (RewardDefinition.ALL.stream().noneMatch(known -> known.version() == definition)) {
        throw new Refused("there is no definition " + definition);
      }
      relearn(models, RewardDefinition.of(definition), spec, out);
      return 0;
    }
  }

  private static void relearn(ModelTools models, RewardDefinition definition, CommandSpec spec, PrintWriter out) {
    long tips = models.rebuildModel().execute(definition, Progress.on(spec.commandLine().getErr(), "tips studied")::at);
    var cut = models.cutSnapshot().execute(true);
    out.printf("%d tips valued as %s%s%n", tips, definition.name(), cut == null ? "" : ", and learned: " + cut.version());
  }
}
