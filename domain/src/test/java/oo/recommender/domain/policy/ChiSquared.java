package oo.recommender.domain.policy;

/** How surprising a sum of squares is: the upper tail of the chi-squared distribution. */
final class ChiSquared {

  private static final double TINY = 1e-300;

  private ChiSquared() {}

  /** Q(degrees / 2, statistic / 2), the regularised incomplete gamma function (Press et al. 2007, "Numerical Recipes", 6.2). */
  static double survival(double statistic, int degrees) {
    double a = degrees / 2.0;
    double x = statistic / 2;
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    double step = 0;
    for (int i = 1; Math.abs(step - 1) > 1e-15; i++) {
      double factor = -i * (i - a);
      b += 2;
      d = 1 / (factor * d + b);
      c = b + factor / c;
      step = c * d;
      h *= step;
    }
    return h * Math.exp(a * Math.log(x) - x - logGamma(a));
  }

  /** Of multiples of one half: up from Γ(1/2) = √π and Γ(1) = 1. */
  private static double logGamma(double a) {
    double at = a % 1 == 0 ? 1 : 0.5;
    double log = at == 1 ? 0 : Math.log(Math.PI) / 2;
    for (; at < a; at++) {
      log += Math.log(at);
    }
    return log;
  }
}
