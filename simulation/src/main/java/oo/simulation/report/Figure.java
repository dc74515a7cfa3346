package oo.simulation.report;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import oo.simulation.run.Course;
import oo.simulation.run.Day;

/** What is told of every policy. */
enum Figure {
  REGRET("regret", "%.0f", Course::regret),
  REGRET_A_DECISION("regret a decision", "%.4f", course -> course.regret() / Math.max(1, course.count(Day::decisions))),
  WORTH("worth", "%.0f", Course::worth),
  TIPS("tips per user and week", "%.1f", Course::tipsPerUserAndWeek),
  PUSHED("of them unasked", "%.1f", Course::pushedPerUserAndWeek),
  DISMISSED("share dismissed", "%.3f", Course::shareDismissed),
  DONE("share done", "%.3f", Course::shareDone),
  RATE("asked a second", "%.0f", Course::rate);

  final String title;
  final ToDoubleFunction<Course> of;
  private final String format;

  Figure(String title, String format, ToDoubleFunction<Course> of) {
    this.title = title;
    this.format = format;
    this.of = of;
  }

  String text(double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** Mean, and how far the bounds lie from it. */
  String text(Interval interval) {
    return text(interval.mean()) + (interval.isKnown() && this != RATE ? " ± " + text(interval.upper() - interval.mean()) : "");
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
