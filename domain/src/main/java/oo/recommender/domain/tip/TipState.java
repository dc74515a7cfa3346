package oo.recommender.domain.tip;

import java.time.Instant;

/** Where a tip stands. {@link Lifecycle} says how it gets there. */
public sealed interface TipState {

  record Offered() implements TipState {}

  record Seen(Instant at) implements TipState {}

  /** @param until when what the tip is about may be offered again */
  record Snoozed(Instant at, Instant until) implements TipState {}

  /** @param late told of after the tip had ended otherwise, but in time to be credited */
  record Done(Instant at, boolean late) implements TipState {}

  record Dismissed(Instant at, Dismissal reason) implements TipState {}

  /** The user asked for another. */
  record Skipped(Instant at) implements TipState {}

  /** @param seen whether the user is known to have looked at it before its time ran out */
  record Expired(boolean seen) implements TipState {}

  /** Neither answered nor over. */
  default boolean open() {
    return this instanceof Offered || this instanceof Seen;
  }

  /** The name in contracts and events. */
  default String wireName() {
    return switch (this) {
      case Offered _ -> "offered";
      case Seen _ -> "seen";
      case Snoozed _ -> "snoozed";
      case Done _ -> "done";
      case Dismissed _ -> "dismissed";
      case Skipped _ -> "skipped";
      case Expired _ -> "expired";
    };
  }
}
