package oo.recommender.domain.explanation;

import java.util.Locale;
import oo.recommender.domain.decision.Draw;

/** How far the draw decided, in words. */
final class Chance {

  private Chance() {}

  static String of(Draw draw, Facts facts) {
    var distribution = draw.distribution();
    double chosen = draw.propensity();
    int likeliest = draw.pick().candidate();
    for (int i = 0; i < distribution.candidates().size(); i++) {
      likeliest = distribution.propensity(i) > distribution.propensity(likeliest) ? i : likeliest;
    }
    if (distribution.silence() > distribution.propensity(likeliest)) {
      return "It was drawn with a chance of " + percent(chosen) + "; to say nothing was likelier, with "
          + percent(distribution.silence()) + ".";
    }
    if (distribution.propensity(likeliest) > chosen) {
      return "It was drawn with a chance of " + percent(chosen) + "; likelier was "
          + facts.describe(distribution.candidates().get(likeliest)) + ", with "
          + percent(distribution.propensity(likeliest)) + ". Now and then oO tries something else, to learn what helps you.";
    }
    if (distribution.candidates().size() == 1) {
      return "Nothing else could be offered; it was drawn with a chance of " + percent(chosen) + ".";
    }
    return "Of " + distribution.candidates().size() + " that could be offered it was the likeliest, with a chance of "
        + percent(chosen) + ".";
  }

  static String percent(double probability) {
    return probability < 0.1
        ? String.format(Locale.ROOT, "%.1f%%", probability * 100) : Math.round(probability * 100) + "%";
  }
}
