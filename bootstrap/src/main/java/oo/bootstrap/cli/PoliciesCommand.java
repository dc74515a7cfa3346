package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import oo.bootstrap.wiring.RolloutWiring;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.FaultyPolicies;
import oo.recommender.application.PromotePolicy;
import oo.recommender.application.RollBackPolicy;
import oo.recommender.application.RolloutOutcome;
import oo.recommender.application.RolloutQueries;
import oo.recommender.application.StartCanary;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at the policies, and changes which of them decides for whom. */
@Command(
    name = "policies", mixinStandardHelpOptions = true, description = "Look at the policies, and change which of them decides for whom.",
    subcommands = {
        PoliciesCommand.Show.class, PoliciesCommand.Check.class, PoliciesCommand.Canary.class, PoliciesCommand.Promote.class,
        PoliciesCommand.RollBack.class, PoliciesCommand.Audit.class})
final class PoliciesCommand implements Runnable {

  private static final int REFUSED = 3;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do");
  }

  /** One who uses the rollout of the installation. */
  abstract static class Using implements Callable<Integer> {

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    abstract int use(RolloutWiring rollout, PrintWriter out);

    @Override
    public Integer call() {
      try (var tools = new Tools(dataDir.settings())) {
        var out = spec.commandLine().getOut();
        int code = use(tools.rollout(), out);
        out.flush();
        return code;
      } catch (FaultyPolicies faulty) {
        throw new Refused(faulty.getMessage(), faulty);
      }
    }
  }

  /** One who changes it. */
  abstract static class Changing extends Using {

    @Parameters(paramLabel = "POLICY", description = "Its name in the file of policies.")
    String policy = "";

    @Option(names = "--reason", required = true, description = "Why; it stands in the audit for ever.")
    String reason = "";

    abstract RolloutOutcome change(RolloutWiring rollout, Actor actor);

    @Override
    int use(RolloutWiring rollout, PrintWriter out) {
      return switch (change(rollout, new Actor.Cli(System.getProperty("user.name", "unknown")))) {
        case RolloutOutcome.Changed(var change, _) -> {
          out.println(line(change));
          yield 0;
        }
        case RolloutOutcome.GateRefused(var reasons) -> {
          out.println("the gate refuses:");
          reasons.forEach(each -> out.println("  " + each));
          yield REFUSED;
        }
        case RolloutOutcome.UnknownPolicy(var name) -> throw new Refused("there is no policy " + name + " in the file of policies");
        case RolloutOutcome.Refused(var why, var name) -> throw new Refused(switch (why) {
          case IS_DEFAULT -> name + " decides already";
          case NO_CANARY -> name + " is not tried, and nothing else is";
          case OTHER_CANARY -> name + " is tried already";
          case NOTHING_BEFORE -> "there is nothing that decided before " + name;
        });
        case RolloutOutcome.KeyReused _, RolloutOutcome.InFlight _, RolloutOutcome.Contended _ ->
            throw new Refused("somebody else changed it at the same time: look at ./oo policies audit, then try again");
      };
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the policies, and who decides for whom.")
  static final class Show extends Using {

    @Override
    int use(RolloutWiring rollout, PrintWriter out) {
      RolloutQueries queries = rollout.queries();
      PolicyPlan plan = queries.plan();
      Rollout now = queries.rollout();
      var figures = queries.figures();
      for (var policy : plan.policies()) {
        var sum = figures.getOrDefault(policy.name(), Figures.NONE);
        out.printf(Locale.ROOT, "%-20s %-28s %-34s %d decisions, %d failed, %d slow, entropy %.2f%n", policy.name(),
            policy.policy().id(), role(policy.name(), plan, now), sum.decisions(), sum.failures(), sum.slow(), sum.meanEntropy());
      }
      out.printf("version %d since %s; file %s; figures of the last %s%n", now.version(), now.since(), plan.version(),
          plan.watch().window());
      return 0;
    }

    private static String role(String policy, PolicyPlan plan, Rollout now) {
      var role = new StringBuilder();
      role.append(policy.equals(now.standard()) ? "default " : "");
      role.append(now.canary() != null && policy.equals(now.canary().policy()) ? "candidate at " + now.canary().percent() + "% " : "");
      role.append(plan.holdout() != null && policy.equals(plan.holdout().policy()) ? "holdout of " + plan.holdout().percent() + "% " : "");
      role.append(plan.shadows().contains(policy) ? "shadow" : "");
      return role.isEmpty() ? "-" : role.toString().strip();
    }
  }

  @Command(
      name = "check", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:the file is valid", "3:it has faults, which are listed"},
      description = "Look at a file of policies, without starting or changing anything.")
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, as OO_POLICIES would name it.")
    private Path file = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      var faults = RolloutWiring.faults(file);
      faults.forEach(out::println);
      out.println(faults.isEmpty() ? "valid" : faults.size() + " fault(s)");
      out.flush();
      return faults.isEmpty() ? 0 : REFUSED;
    }
  }

  @Command(name = "canary", mixinStandardHelpOptions = true, description = "Try a policy with a share of the users, or change the share.")
  static final class Canary extends Changing {

    @Option(names = "--percent", required = true, description = "Of the users outside of the holdout, 1 to 100.")
    private int percent;

    @Override
    RolloutOutcome change(RolloutWiring rollout, Actor actor) {
      if (percent < 1 || percent > 100) {
        throw new Refused("--percent is from 1 to 100, not " + percent);
      }
      return rollout.startCanary().execute(new StartCanary.Command(policy, percent, actor, reason, null));
    }
  }

  @Command(
      name = "promote", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:it decides", "1:it cannot be promoted", "3:the gate refuses"},
      description = "Let the policy that is tried decide for everybody outside of the holdout, if the gate allows it.")
  static final class Promote extends Changing {

    @Option(names = "--override-gate", description = "Whatever the gate says; the audit says so.")
    private boolean override;

    @Override
    RolloutOutcome change(RolloutWiring rollout, Actor actor) {
      return rollout.promotePolicy().execute(new PromotePolicy.Command(policy, override, actor, reason, null));
    }
  }

  @Command(
      name = "rollback", mixinStandardHelpOptions = true,
      description = "Take back the policy that is tried or, when it was promoted, let the one before it decide again.")
  static final class RollBack extends Changing {

    @Override
    RolloutOutcome change(RolloutWiring rollout, Actor actor) {
      return rollout.rollBackPolicy().execute(new RollBackPolicy.Command(policy, actor, reason, null, null));
    }
  }

  @Command(name = "audit", mixinStandardHelpOptions = true, description = "List every change, the newest first.")
  static final class Audit extends Using {

    @Option(names = "--limit", defaultValue = "50", description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    int use(RolloutWiring rollout, PrintWriter out) {
      rollout.queries().changes(null, Math.max(1, limit)).items().forEach(change -> out.println(line(change)));
      return 0;
    }
  }

  private static String line(RolloutChange change) {
    var canary = change.to().canary();
    return "%4d  %s  %s %s by %s: %s. %s decides%s.".formatted(
        change.to().version(), change.at(), change.action().wireName(), change.policy(), change.actor(), change.reason(),
        change.to().standard(), canary == null ? "" : ", " + canary.policy() + " is tried at " + canary.percent() + "%");
  }
}
