package oo.recommender.domain.tip;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a user does about a tip. */
public sealed interface Reaction {

  record Seen() implements Reaction {}

  record Done() implements Reaction {}

  /** @param until to the millisecond, so that the same wish is the same after it was kept */
  record Snooze(Instant until) implements Reaction {

    public Snooze {
      until = until.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  record Dismiss(Dismissal reason) implements Reaction {}

  /** The name in contracts and events. */
  default String wireName() {
    return switch (this) {
      case Seen _ -> "seen";
      case Done _ -> "done";
      case Snooze _ -> "snooze";
      case Dismiss _ -> "dismiss";
    };
  }
}
