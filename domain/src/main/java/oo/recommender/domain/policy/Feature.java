package oo.recommender.domain.policy;

import java.util.Locale;

/** One number that policies see: what it counts, and the range that it is cut to. */
public sealed interface Feature permits ContextFeature, CandidateFeature {

  String name();

  String unit();

  double min();

  double max();

  /** Whether it is only known from the user's calendars; without the consent to use them it is {@link #withheld()}. */
  boolean ofCalendar();

  /** What it is where nothing may be known: the same as where nothing is known. */
  double withheld();

  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  default double cut(double value) {
    return value < min() ? min() : value > max() ? max() : value;
  }
}
