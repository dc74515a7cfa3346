package oo.recommender.application;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import oo.recommender.application.EvaluateLogOutcome.Fault;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.ImpossibleReward;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import org.jspecify.annotations.Nullable;

/** Judges a target by a log that may come from anywhere. */
public final class EvaluateLog {

  private static final int MOST_NAMED = 100;
  /** Of a hundred lines, so many may be malformed. */
  private static final int PERCENT = 1;
  /** So many malformed lines are not waited out when they are already too large a share. */
  private static final int ENOUGH = 1_000;

  private final Gate gate;

  public EvaluateLog(Gate gate) {
    this.gate = gate;
  }

  /** @throws DecisionLog.UnreadableLog where there is nothing to judge */
  public EvaluateLogOutcome execute(DecisionLog log, Command command, Progress progress) {
    if (command.rewards() != null) {
      return judge(log, command.terms().rewards(command.rewards()), progress);
    }
    var unit = judge(log, command.terms().rewards(RewardRange.UNIT), progress);
    return unit instanceof EvaluateLogOutcome.RewardOutside outside && RewardRange.SIGNED.contains(outside.reward())
        ? judge(log, command.terms().rewards(RewardRange.SIGNED), progress)
        : unit;
  }

  private EvaluateLogOutcome judge(DecisionLog log, Terms terms, Progress progress) {
    var tally = new Tally(terms, progress);
    try {
      log.each(tally);
    } catch (Outside outside) {
      return new EvaluateLogOutcome.RewardOutside(outside.line, outside.reward, terms.rewards());
    } catch (Enough _) {
      return new EvaluateLogOutcome.TooManyMalformed(tally.reading());
    }
    if (tally.tooManyMalformed()) {
      return new EvaluateLogOutcome.TooManyMalformed(tally.reading());
    }
    var summary = tally.evaluation.summary();
    return new EvaluateLogOutcome.Judged(summary, gate.judge(summary), tally.reading());
  }

  /** @param rewards null takes 0 to 1 where no reward is outside that, or else -1 to 1 */
  public record Command(Terms terms, @Nullable RewardRange rewards) {}

  /** In units of the log's own. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  private static final class Tally implements DecisionLog.Reader {

    private final Progress progress;
    private final Evaluation evaluation;
    private final List<Fault> named = new ArrayList<>();
    private final SortedMap<String, Long> without = new TreeMap<>();
    private long lines;
    private long malformed;

    Tally(Terms terms, Progress progress) {
      this.evaluation = new Evaluation(terms);
      this.progress = progress;
    }

    @Override
    public void row(long line, Logged row) {
      lines++;
      try {
        evaluation.add(row);
      } catch (ImpossibleReward impossible) {
        throw new Outside(line, impossible.reward());
      }
    }

    @Override
    public void without(long line, String why) {
      lines++;
      without.merge(why, 1L, Long::sum);
    }

    @Override
    public void malformed(long line, String why) {
      lines++;
      malformed++;
      if (named.size() < MOST_NAMED) {
        named.add(new Fault(line, why));
      }
      if (malformed >= ENOUGH && tooManyMalformed()) {
        throw new Enough();
      }
    }

    @Override
    public void at(long done, long total) {
      progress.at(done, total);
    }

    boolean tooManyMalformed() {
      return malformed * 100 > lines * PERCENT;
    }

    Reading reading() {
      return new Reading(lines, evaluation.decisions(), without, malformed, List.copyOf(named));
    }
  }

  private static final class Outside extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long line;
    private final double reward;

    Outside(long line, double reward) {
      this.line = line;
      this.reward = reward;
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
