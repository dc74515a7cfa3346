package oo.recommender.domain.policy;

/**
 * A number that a policy can be given.
 *
 * @param least and most are allowed themselves
 */
public record PolicyParameter(String name, double byDefault, double least, double most, String meaning) {

  /** @throws IllegalArgumentException where it is not in the range */
  double require(double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException("%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
    return value;
  }
}
