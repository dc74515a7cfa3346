package oo.recommender.domain.tip;

import java.time.Instant;

/** What a user does about a tip. */
public sealed interface Reaction {

  record Seen() implements Reaction {}

  record Done() implements Reaction {}

  record Snooze(Instant until) implements Reaction {}

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
