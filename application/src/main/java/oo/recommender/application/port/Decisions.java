package oo.recommender.application.port;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** The ledger: every decision point, once, never changed. */
public interface Decisions {

  /**
   * Keeps a decision in one atomic and durable round trip: the ledger row, its tip if it offers one, the user's tips, the
   * key and the event {@code TipDecided}; or, for any outcome but {@code Appended}, nothing at all.
   *
   * <p>The key is looked at first. Keeping the same decision again (by id, after a lost answer), with its
   * key or without, is {@code Appended}.
   */
  Outcome append(Append append);

  /**
   * Lets a key stand for a decision that was made before; {@code Appended} or what is told of the key, never a conflict.
   *
   * @param at later than the decision
   */
  Outcome bind(UserId user, IdempotencyKey key, UUID decision, Instant at);

  /** Null when there is none, or it is another user's. */
  @Nullable DecisionRecord find(UserId user, UUID decision);

  /** Hands over decisions one by one in the order of their ids, without holding them all. */
  void each(Selection selection, Consumer<DecisionRecord> reader);

  long count(Selection selection);

  /**
   * @param tips what the user's tips become if they are still in the version that {@code tips} carries (the store counts
   *     it up); null when they stay as they are, whatever their version
   * @param skipped the tip that is closed as skipped with it
   */
  record Append(
      DecisionRecord record, @Nullable UserTips tips, @Nullable UUID skipped, @Nullable IdempotencyKey key) {}

  /**
   * @param user null for all
   * @param since null for ever; included
   * @param until null for all that come; excluded
   */
  record Selection(@Nullable UserId user, @Nullable Instant since, @Nullable Instant until) {

    public static final Selection ALL = new Selection(null, null);

    public Selection(@Nullable UserId user, @Nullable Instant since) {
      this(user, since, null);
    }
  }

  sealed interface Outcome {
    record Appended() implements Outcome {}

    /** The user's tips have changed since they were read. */
    record Conflict() implements Outcome {}

    /** The key stands for this decision. @param since when: the decision's own instant unless it was bound later */
    record AnsweredBefore(DecisionRecord record, Instant since) implements Outcome {}

    /** The key stands for another request. */
    record KeyReused() implements Outcome {}

    /** A request with this key is being served at this moment. */
    record InFlight() implements Outcome {}
  }
}
