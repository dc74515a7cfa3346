package oo.recommender.domain.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import oo.recommender.domain.policy.DecisionContext;

/** A due date as one would say it: “is due tomorrow at 17:00”. */
final class DueWords {

  private DueWords() {}

  static String of(Instant due, DecisionContext context) {
    LocalDate day = LocalDate.ofInstant(due, context.zone());
    var time = MomentFacts.timeOf(due, context.zone());
    long days = ChronoUnit.DAYS.between(context.local().toLocalDate(), day);
    if (due.isBefore(context.at())) {
      return "has been due since " + (days == 0 ? time : days == -1 ? "yesterday" : date(day));
    }
    if (days <= 1) {
      return "is due " + (days == 0 ? "today at " : "tomorrow at ") + time;
    }
    return "is due on " + (days < 7 ? weekday(day) : date(day));
  }

  private static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String date(LocalDate day) {
    return day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
