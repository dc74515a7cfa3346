package oo.recommender.domain.decision;

import java.time.ZoneId;

/** A silence in a sentence, in the user's zone. */
public final class SilenceText {

  private SilenceText() {}

  public static String of(Answer.Silence silence, ZoneId zone) {
    var until = silence.until() == null ? "" : " until " + MomentFacts.timeOf(silence.until(), zone);
    return switch (silence.reason()) {
      case CONSENT_MISSING -> "You have not agreed to be told things unasked.";
      case QUIET_HOURS -> "You asked for quiet" + until + ".";
      case BUSY -> "Your calendar says that you are busy" + until + ".";
      case OPEN_TIP -> "An earlier tip still waits for your answer.";
      case DAILY_CAP -> "You have had as many tips today as you wished for.";
      case COOLDOWN -> "The last tip came a short while ago; there will be none" + until + ".";
      case NO_CANDIDATES -> "Nothing fits this moment.";
      case CHOSEN_SILENCE -> "oO chose to leave you in peace this time.";
    };
  }
}
