package oo.recommender.application.port;

import java.util.UUID;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Reactions to tips, kept with what they change. */
public interface Feedbacks {

  /** One round trip, one consistent moment. The key is looked at first. */
  Found find(UserId user, UUID tip, @Nullable IdempotencyKey key);

  /**
   * Keeps a reaction in one atomic and durable round trip: its row, the tip's state, the user's tips, the key and the
   * event; or, for any outcome but {@code Appended}, nothing at all. The key is looked at first.
   */
  Outcome append(Append append);

  /** @param change null where the reaction only repeats another */
  record Append(Feedback feedback, @Nullable Change change, @Nullable IdempotencyKey key) {}

  /**
   * @param tip in its new state
   * @param tips what the user's tips become if they are still in the version that they carry; the store counts it up
   */
  record Change(Tip tip, UserTips tips, FeedbackReceived event) {}

  sealed interface Found {
    record Reacting(Tip tip, UserTips tips) implements Found {}

    /** There is no such tip, or it is another user's. */
    record NotFound() implements Found {}

    record AnsweredBefore(Feedback feedback) implements Found {}

    record KeyReused() implements Found {}
  }

  sealed interface Outcome {
    record Appended() implements Outcome {}

    /** The user's tips have changed since they were read. */
    record Conflict() implements Outcome {}

    record AnsweredBefore(Feedback feedback) implements Outcome {}

    record KeyReused() implements Outcome {}

    /** A request with this key is being served at this moment. */
    record InFlight() implements Outcome {}
  }
}
