package oo.bootstrap.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import oo.recommender.adapter.logs.LogFile;
import oo.recommender.adapter.report.EvaluationReport;
import oo.recommender.application.EvaluateLog;
import oo.recommender.application.EvaluateLogOutcome;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.Judgement;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.FirstForeignPolicy;
import oo.recommender.domain.evaluation.ForeignPolicy;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.LearningForeignPolicy;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.UniformForeignPolicy;
import oo.recommender.domain.policy.PolicyType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what a policy would earn, from decisions that another one made. */
@Command(
    name = "evaluate", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:the evaluation is told; with --gate, the target is promoted", "1:something broke",
        "2:misuse, or the log cannot be judged: unreadable, more than 1%% of its lines malformed, or a reward out of range",
        "3:with --gate, the target is refused"},
    description = "Tell what a policy would earn, from decisions that another one made.",
    footer = {"", "A .jsonl log names the target's probability on every line (contracts/logs/logged-decision.schema.json). A .dsjson log"
        + " (Vowpal Wabbit, Azure Personalizer) does not: --target names a policy that needs nothing but such a log, of which"
        + " squarecb learns from the log's own features as it goes on, and what is told is what it would have earned while it"
        + " learned. oO's own policies look at features which other logs do not have: they can be asked about what ./oo export"
        + " wrote, by their ids, such as rules/1 or 'two_stage/2(spread=2.0)'; one that learns is asked as before anybody taught"
        + " it."})
final class EvaluateCommand implements Callable<Integer> {

  private static final int UNJUDGED = 2;
  private static final int NOT_PROMOTED = 3;
  private static final Map<String, Supplier<ForeignPolicy>> TARGETS = new TreeMap<>(Map.of(
      "uniform", UniformForeignPolicy::new, "first", FirstForeignPolicy::new, "squarecb", LearningForeignPolicy::new));

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--since", description = "With --policy: decisions since then: an instant (2026-11-23T08:00:00Z) or an age (PT24H, P7D).")
  private @Nullable String since;

  @Option(names = "--format", description = "What the log is where its name does not tell: ${COMPLETION-CANDIDATES}.")
  private @Nullable LogFormat format;

  @Option(names = "--target", description = "The policy to judge by a .dsjson log: uniform, first (the action listed first), squarecb, or the id of"
      + " one of oO's own (default: uniform).")
  private @Nullable String target;

  @Option(names = "--gate", description = "Exit with 0 only where the gate promotes the target, or else with 3.")
  private boolean gate;

  @Option(names = "--json", description = "Print every figure as JSON (contracts/logs/evaluation.schema.json).")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE.html", description = "Write a page with plots, which fetches nothing.")
  private @Nullable Path report;

  @Mixin private DataDir dataDir = new DataDir();

  @Mixin private EvaluationTerms terms = new EvaluationTerms();

  @Spec private CommandSpec spec;

  static final class What {
    @Option(names = "--log", paramLabel = "FILE", description = "By a .jsonl or .dsjson log, as it is or compressed with gzip.")
    private @Nullable Path log;

    @ArgGroup(exclusive = false)
    private @Nullable Policies policies;
  }

  static final class Policies {
    @Option(names = "--policy", required = true, description = "By oO's own ledger: the policy to judge, by its name or its arm (candidate).")
    private String policy = "";

    @Option(names = "--against", defaultValue = "default", description = "The policy whose decisions it is judged by (default: ${DEFAULT-VALUE}).")
    private String against = "default";
  }

  @Override
  public Integer call() {
    if (what.policies != null) {
      return told(new LedgerJudge(what.policies.policy, what.policies.against, since == null ? null : Since.parse("--since", since))
          .judge(dataDir.settings(), terms.ofTheLedger(spec.commandLine()), spec.commandLine().getErr()));
    }
    return judgedByLog(Objects.requireNonNull(what.log));
  }

  private int judgedByLog(Path log) {
    var command = new EvaluateLog.Command(terms.terms(spec.commandLine()), terms.rewards(spec.commandLine()));
    var found = log(log);
    try {
      return told(log, new EvaluateLog(Gate.STANDARD).execute(
          found, command, Progress.on(spec.commandLine().getErr(), "bytes of the log")::at));
    } catch (DecisionLog.UnreadableLog unreadable) {
      return unjudged(unreadable.getMessage());
    }
  }

  private LogFormat format(Path log) {
    var known = format == null ? LogFormat.of(log) : format;
    if (known == null) {
      throw new ParameterException(spec.commandLine(), "the name of " + log + " does not tell what it is: say --format jsonl or dsjson");
    }
    return known;
  }

  private DecisionLog log(Path log) {
    if (format(log) == LogFormat.JSONL) {
      if (target != null) {
        throw new ParameterException(spec.commandLine(), "--target is for .dsjson logs: a .jsonl log says itself what its target does");
      }
      return LogFile.jsonl(log);
    }
    var policy = TARGETS.get(targetName());
    var own = policy == null ? PolicyType.findNamed(targetName()) : null;
    if (own != null) {
      return LogFile.exported(log, own);
    }
    if (policy == null) {
      throw new ParameterException(spec.commandLine(), "there is no target " + target + " for such a log: " + String.join(", ", TARGETS.keySet())
          + ", or the id of one of oO's own, such as rules/1");
    }
    return LogFile.dsjson(log, policy);
  }

  private String targetName() {
    return target == null ? "uniform" : target;
  }

  private int told(Path log, EvaluateLogOutcome outcome) {
    return switch (outcome) {
      case EvaluateLogOutcome.Judged judged -> told(judgement(log, judged));
      case EvaluateLogOutcome.TooManyMalformed(var reading) -> unjudged(tooMany(reading));
      case EvaluateLogOutcome.RewardOutside(var line, var reward, var range) -> unjudged(
          "line %d: a reward of %s lies outside %s to %s: name what rewards there can be with --rewards MIN:MAX"
              .formatted(line, reward, range.min(), range.max()));
    };
  }

  private static String tooMany(Reading reading) {
    var text = new StringBuilder("%d of %d lines are malformed, more than one in a hundred".formatted(reading.malformed(), reading.lines()));
    reading.named().stream().limit(10).forEach(fault -> text.append("%n  line %d: %s".formatted(fault.line(), fault.why())));
    return text.toString();
  }

  private int unjudged(@Nullable String why) {
    spec.commandLine().getErr().println("oo: " + why);
    spec.commandLine().getErr().flush();
    return UNJUDGED;
  }

  private Judgement judgement(Path log, EvaluateLogOutcome.Judged judged) {
    return new Judgement(
        log.getFileName().toString(), format(log) == LogFormat.JSONL ? "the log's own target" : targetName(), "the logging policy",
        judged.summary(), judged.ruling(), null, judged.reading());
  }

  private int told(Judgement judgement) {
    print(new EvaluationReport(judgement));
    return gate && judgement.ruling() instanceof Ruling.Refuse ? NOT_PROMOTED : 0;
  }

  private void print(EvaluationReport evaluation) {
    PrintWriter out = spec.commandLine().getOut();
    if (report != null) {
      try {
        Files.writeString(report, evaluation.html(Instant.now()));
      } catch (IOException unwritable) {
        throw new Refused(report + " cannot be written: " + unwritable.getMessage(), unwritable);
      }
    }
    if (json) {
      out.println(evaluation.json());
    } else {
      out.print(evaluation.text());
      if (report != null) {
        out.println("report: " + report.toAbsolutePath().normalize());
      }
    }
    out.flush();
  }
}
