package oo.recommender.domain.policy;

/**
 * Names a policy in the ledger.
 *
 * @param version counted up with any change that changes a distribution, be it by one bit
 */
public record PolicyId(String name, int version) {

  @Override
  public String toString() {
    return name + "/" + version;
  }

  public static PolicyId parse(String text) {
    int slash = text.lastIndexOf('/');
    return new PolicyId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }
}
