package oo.simulation.run;

import java.time.Instant;
import java.util.Locale;
import oo.development.rehearsal.Decided;
import oo.simulation.world.Reaction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody will say of a tip.
 *
 * @param body for the API; null where there is nothing to say, and only a rival is to hear that the tip was ignored
 * @param reaction that is known with it; null where the tip was only seen
 */
record Message(int user, Instant due, String tip, @Nullable String body, @Nullable Reaction reaction, Decided decided) {

  static String seen() {
    return "{\"type\":\"seen\"}";
  }

  static @Nullable String body(Reaction reaction, Instant snoozedUntil) {
    return switch (reaction) {
      case DONE -> "{\"type\":\"done\"}";
      case NOT_NOW, WRONG_REASON, NEVER_THIS, ALREADY_DID ->
          "{\"type\":\"dismiss\",\"reason\":\"" + reaction.name().toLowerCase(Locale.ROOT) + "\"}";
      case SNOOZED -> "{\"type\":\"snooze\",\"until\":\"" + snoozedUntil + "\"}";
      case UNSEEN, IGNORED -> null;
    };
  }
}
