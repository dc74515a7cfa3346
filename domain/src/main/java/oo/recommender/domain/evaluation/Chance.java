package oo.recommender.domain.evaluation;

/**
 * How likely what happened was.
 *
 * @param logged the probability with which the logging policy took it, 0 to 1
 * @param target the probability with which the target would have taken it, 0 to 1
 */
public record Chance(double logged, double target) {

  public Chance {
    if (!(logged >= 0 && logged <= 1 && target >= 0 && target <= 1)) {
      throw new IllegalArgumentException("a probability lies outside 0 to 1: " + logged + ", " + target);
    }
  }

  /** Whether the target does what the logging policy, by its own account, never does. */
  boolean unsupported() {
    return logged == 0 && target > 0;
  }

  /** The importance weight; 0 where there is none, which is counted by {@link #unsupported}. */
  double weight() {
    return target == 0 || logged == 0 ? 0 : target / logged;
  }
}
