package oo.recommender.domain.policy;

import java.util.Locale;

/** One number that policies see: what it counts, and the range that it is cut to. */
public sealed interface Feature permits ContextFeature, CandidateFeature {

  String name();

  String unit();

  double min();

  double max();

  default String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  default double cut(double value) {
    return value < min() ? min() : value > max() ? max() : value;
  }
}
