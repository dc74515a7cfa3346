package oo.recommender.application.port;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;
import oo.shared.domain.UserId;

/** What tips were worth, and all sums that are learned from it: kept together, and changed by one writer at a time. */
public interface Lessons {

  /**
   * Studies a tip and keeps what was learned of it, together with the message, in one transaction: its reward, its user's
   * model, the pooled statistics.
   *
   * @param study has no effect of its own, and may be called more than once
   * @return false when the message was taken before, and then nothing happens
   */
  boolean take(Lesson lesson, Function<Known, Learned> study);

  /**
   * Forgets every sum, and makes all of them anew from the rewards that are kept, valued under another definition or the
   * same. Nothing is learned meanwhile: what comes has to come again.
   *
   * @param study of a tip of which nothing is known yet: it is told {@link Past#reward} in one piece
   * @throws oo.shared.application.TransactionConflict while somebody else does the same
   */
  long relearn(RewardDefinition definition, Function<Past, Learned> study, Progress progress);

  /**
   * Makes all of it anew likewise, under the definition in force, but keeps what there is, and tells how far it is from
   * that. Nothing is learned meanwhile: what comes waits.
   *
   * @param study of a tip of which nothing is known yet: it is told {@link Known#reward} in one piece
   */
  Comparison compare(Function<Known, Learned> study, Progress progress);

  /**
   * @param tips that were studied, and {@code users} whom they were offered to
   * @param observations that were learned from
   * @param difference the largest of any two numbers, see {@link oo.recommender.domain.learning.Difference}
   */
  record Comparison(long tips, long users, long observations, double difference) {}

  /**
   * A message that tells of a tip.
   *
   * @param user whom it says that the tip was offered to; of another user's, or one that is not known, nothing is learned
   * @param at now
   */
  record Lesson(UUID message, UserId user, UUID tip, Instant at) {}

  /** @param definition in force */
  record Known(DecisionRecord decision, Reward reward, RewardDefinition definition) {}

  /** @param reward as it was kept under the definition before */
  record Past(DecisionRecord decision, Reward reward) {}

  /** Told after each tip. */
  @FunctionalInterface
  interface Progress {
    void at(long studied, long total);
  }
}
