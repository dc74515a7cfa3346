package oo.recommender.domain.policy;

/**
 * The quadrature rule on [-1, 1] that is exact for polynomials of degree 2n - 1.
 *
 * @param nodes the zeros of the n-th Legendre polynomial
 * @param weights 2 / ((1 - x²) P'(x)²)
 */
record GaussLegendre(double[] nodes, double[] weights) {

  private static final int NEWTON_STEPS = 20;

  /** By Newton's method on the recurrence (Abramowitz and Stegun 1964, 22.7.10, 22.8.5 and 25.4.29). */
  static GaussLegendre of(int n) {
    var nodes = new double[n];
    var weights = new double[n];
    for (int k = 0; k < n; k++) {
      double x = -StrictMath.cos(StrictMath.PI * (k + 0.75) / (n + 0.5));
      for (int step = 0; step < NEWTON_STEPS; step++) {
        x -= legendre(n, x) / derivative(n, x);
      }
      nodes[k] = x;
      weights[k] = 2 / ((1 - x * x) * derivative(n, x) * derivative(n, x));
    }
    return new GaussLegendre(nodes, weights);
  }

  private static double legendre(int n, double x) {
    double before = 1;
    double value = x;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
      before = value;
      value = next;
    }
    return value;
  }

  private static double derivative(int n, double x) {
    return n * (legendre(n - 1, x) - x * legendre(n, x)) / (1 - x * x);
  }
}
