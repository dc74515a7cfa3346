package oo.recommender.domain.rollout;

import java.util.Map;
import java.util.TreeMap;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;

/**
 * A policy as it is configured.
 *
 * @param type the name of what it is made of
 * @param parameters that were given; the others are at their defaults
 * @param learned whether it follows what users taught it
 */
public record NamedPolicy(String name, String type, Map<String, Double> parameters, boolean learned, Policy policy) {

  public NamedPolicy {
    parameters = Map.copyOf(parameters);
  }

  /** @throws IllegalArgumentException where there is no such parameter, or its value is out of its range */
  public static NamedPolicy of(String name, PolicyType type, Map<String, Double> parameters) {
    return new NamedPolicy(name, type.wireName(), new TreeMap<>(parameters), type.isLearned(), type.with(parameters));
  }
}
