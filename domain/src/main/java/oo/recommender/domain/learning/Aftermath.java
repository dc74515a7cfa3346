package oo.recommender.domain.learning;

import java.time.Instant;
import java.util.function.BinaryOperator;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of what became of a tip: a set, so that neither the order nor the number of tellings matters.
 *
 * @param expired its time ran out after it was seen, and nothing can be credited any more
 * @param dismissed a lifecycle lets a tip be dismissed for one reason; of several tellings the first constant holds
 * @param doneAt the earliest telling that it was done
 */
public record Aftermath(
    boolean seen, boolean snoozed, boolean expired, @Nullable Dismissal dismissed, @Nullable Instant doneAt) {

  public static final Aftermath UNKNOWN = new Aftermath(false, false, false, null, null);

  /** Nobody answered, though the tip was seen. */
  public static final Aftermath IGNORED = new Aftermath(true, false, true, null, null);

  public static Aftermath of(FeedbackReceived feedback) {
    return switch (feedback.reaction()) {
      case Reaction.Seen _ -> new Aftermath(true, false, false, null, null);
      case Reaction.Snooze _ -> new Aftermath(false, true, false, null, null);
      case Reaction.Dismiss(var reason) -> new Aftermath(false, false, false, reason, null);
      case Reaction.Done _ -> new Aftermath(false, false, false, null, feedback.at());
    };
  }

  public Aftermath plus(Aftermath other) {
    return new Aftermath(
        seen || other.seen, snoozed || other.snoozed, expired || other.expired,
        either(dismissed, other.dismissed, (one, two) -> one.compareTo(two) <= 0 ? one : two),
        either(doneAt, other.doneAt, (one, two) -> one.isBefore(two) ? one : two));
  }

  private static <T> @Nullable T either(@Nullable T one, @Nullable T other, BinaryOperator<T> ofBoth) {
    return one == null ? other : other == null ? one : ofBoth.apply(one, other);
  }
}
