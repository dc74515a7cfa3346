package oo.bench.figures;

import org.jspecify.annotations.Nullable;

/**
 * What was promised.
 *
 * @param stretch what would be better still; null where nothing was said
 * @param more whether more is better
 */
public record Goal(double target, @Nullable Double stretch, boolean more) {

  public static Goal atLeast(double target, @Nullable Double stretch) {
    return new Goal(target, stretch, true);
  }

  public static Goal atMost(double target, @Nullable Double stretch) {
    return new Goal(target, stretch, false);
  }

  /** {@code yes} takes every figure: a median that reaches the target while one of them does not is no plain yes. */
  public String verdict(Summary measured) {
    if (stretch != null && reaches(measured, stretch)) {
      return "yes, stretch too";
    }
    return reaches(measured, target) ? "yes" : reaches(measured.median(), target) ? "by median" : "no";
  }

  private boolean reaches(Summary measured, double wanted) {
    return reaches(measured.min(), wanted) && reaches(measured.max(), wanted);
  }

  private boolean reaches(double figure, double wanted) {
    return more ? figure >= wanted : figure <= wanted;
  }
}
