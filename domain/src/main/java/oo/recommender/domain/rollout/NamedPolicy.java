package oo.recommender.domain.rollout;

import java.util.Map;
import java.util.TreeMap;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.ScoredPolicy;
import oo.recommender.domain.policy.UnscoredPolicy;

/**
 * A policy as it is configured.
 *
 * @param type the name of what it is made of
 * @param parameters that were given; the others are at their defaults
 * @param learned whether it follows what users taught it
 */
public record NamedPolicy(String name, String type, Map<String, Double> parameters, boolean learned, Policy policy) {

  /** The type of {@link #scored}. */
  public static final String SCORED = ScoredPolicy.ID.name();

  public NamedPolicy {
    parameters = Map.copyOf(parameters);
  }

  /** What chooses by scores that a scorer makes, and by the rules where it makes none. */
  public static NamedPolicy scored(String name) {
    return new NamedPolicy(name, SCORED, Map.of(), true, new UnscoredPolicy(new RulesPolicy()));
  }

  /** Whether somebody has to be asked for scores, so that it chooses in decisions alone. */
  public boolean isScored() {
    return policy instanceof UnscoredPolicy;
  }

  /** @throws IllegalArgumentException where there is no such parameter, or its value is out of its range */
  public static NamedPolicy of(String name, PolicyType type, Map<String, Double> parameters) {
    return new NamedPolicy(name, type.wireName(), new TreeMap<>(parameters), type.isLearned(), type.with(parameters));
  }
}
