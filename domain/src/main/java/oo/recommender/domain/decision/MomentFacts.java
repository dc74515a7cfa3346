package oo.recommender.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import oo.recommender.domain.policy.DecisionContext;

/** The facts of a moment in words, in the user's zone: English, 24-hour clock. Facts that are not known are absent. */
public final class MomentFacts {

  /** Free time beyond this is not counted in minutes. */
  public static final Duration LONGEST_GAP = Duration.ofHours(8);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private MomentFacts() {}

  public static Map<Placeholder, String> of(DecisionContext context) {
    var facts = new EnumMap<Placeholder, String>(Placeholder.class);
    var local = context.local();
    facts.put(Placeholder.LOCAL_TIME, TIME.format(local));
    facts.put(Placeholder.WEEKDAY, local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    facts.put(Placeholder.UNTIL, timeOf(Expiry.endOfStretch(context), context.zone()));
    if (context.freeMinutes() <= LONGEST_GAP.toMinutes()) {
      facts.put(Placeholder.FREE_MINUTES, Integer.toString(context.freeMinutes()));
    }
    if (context.nextBusyAt() != null && context.eventAheadToday()) {
      facts.put(Placeholder.NEXT_EVENT_AT, timeOf(context.nextBusyAt(), context.zone()));
    }
    return facts;
  }

  static String timeOf(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }
}
