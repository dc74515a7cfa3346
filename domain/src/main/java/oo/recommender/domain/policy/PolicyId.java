package oo.recommender.domain.policy;

import java.util.regex.Pattern;

/**
 * Names a policy in the ledger: {@code squarecb/1}, or {@code squarecb/1(learning_rate=50.0)} with parameters of its own,
 * so that the ledger alone says how to do it again ({@link PolicyType#of(PolicyId)}).
 *
 * @param version counted up with any change that changes a distribution, be it by one bit
 * @param parameters that are not the default, as {@code name=value} in the order of the names, parted by commas
 */
public record PolicyId(String name, int version, String parameters) {

  private static final Pattern TEXT = Pattern.compile("([^/(]+)/(\\d+)(?:\\((.+)\\))?");

  public PolicyId(String name, int version) {
    this(name, version, "");
  }

  @Override
  public String toString() {
    return name + "/" + version + (parameters.isEmpty() ? "" : "(" + parameters + ")");
  }

  /** @throws IllegalArgumentException where it is not what {@link #toString()} makes */
  public static PolicyId parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("no policy is called " + text);
    }
    return new PolicyId(found.group(1), Integer.parseInt(found.group(2)), found.group(3) == null ? "" : found.group(3));
  }
}
