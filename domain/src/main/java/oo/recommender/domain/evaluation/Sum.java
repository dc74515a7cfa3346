package oo.recommender.domain.evaluation;

/** A sum that does not lose its small terms, however many there are (Neumaier 1974). */
final class Sum {

  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
