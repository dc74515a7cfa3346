package oo.recommender.application;

import java.util.List;
import java.util.SortedMap;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Summary;

/** What comes of judging a log. */
public sealed interface EvaluateLogOutcome {

  record Judged(Summary summary, Ruling ruling, Reading reading) implements EvaluateLogOutcome {}

  /** More than one in a hundred lines are malformed. */
  record TooManyMalformed(Reading reading) implements EvaluateLogOutcome {}

  /** A reward is outside the range that intervals would rely on. */
  record RewardOutside(long line, double reward, RewardRange range) implements EvaluateLogOutcome {}

  /**
   * How the log read.
   *
   * @param lines that are not blank
   * @param rows that were judged
   * @param without lines that hold no decision with a reward, by reason
   * @param malformed the first hundred of them are named
   */
  record Reading(long lines, long rows, SortedMap<String, Long> without, long malformed, List<Fault> named) {}

  record Fault(long line, String why) {}
}
