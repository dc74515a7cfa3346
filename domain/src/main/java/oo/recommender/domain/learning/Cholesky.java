package oo.recommender.domain.learning;

/**
 * The factor L of a symmetric positive definite matrix, A = L L&#7488; (Golub, Van Loan: Matrix Computations, 4th edition,
 * algorithm 4.2.2). Rows one after another; written out because the domain is made of the JDK alone.
 */
final class Cholesky {

  private final int width;
  private final double[] factor;

  /** @throws ArithmeticException when the matrix is not positive definite, or not finite */
  Cholesky(double[] matrix, int width) {
    this.width = width;
    this.factor = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i * width + j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i * width + k] * factor[j * width + k];
        }
        factor[i * width + j] = i == j ? root(rest) : rest / factor[j * width + j];
      }
    }
  }

  private static double root(double square) {
    // Not the complement of "<=": what is no number is to be refused too.
    if (!(square > 0) || square == Double.POSITIVE_INFINITY) {
      throw new ArithmeticException("the matrix is not positive definite");
    }
    return Math.sqrt(square);
  }

  /** x of A x = b. */
  double[] solve(double[] b) {
    var x = b.clone();
    for (int i = 0; i < width; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i * width + k] * x[k];
      }
      x[i] /= factor[i * width + i];
    }
    for (int i = width - 1; i >= 0; i--) {
      for (int k = i + 1; k < width; k++) {
        x[i] -= factor[k * width + i] * x[k];
      }
      x[i] /= factor[i * width + i];
    }
    return x;
  }

  /** Symmetric to the bit. */
  double[] inverse() {
    var inverse = new double[width * width];
    var unit = new double[width];
    for (int column = 0; column < width; column++) {
      unit[column] = 1;
      var solved = solve(unit);
      unit[column] = 0;
      for (int row = column; row < width; row++) {
        inverse[row * width + column] = solved[row];
        inverse[column * width + row] = solved[row];
      }
    }
    return inverse;
  }
}
