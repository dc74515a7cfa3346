package oo.recommender.domain.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every policy that there is: what can be configured and replayed. */
public enum PolicyType {
  UNIFORM(false),
  RULES(false);

  private final boolean learned;
  private final List<PolicyParameter> parameters;

  PolicyType(boolean learned, PolicyParameter... parameters) {
    this.learned = learned;
    this.parameters = List.of(parameters);
  }

  /** The name in configuration and ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it looks at the model. */
  public boolean isLearned() {
    return learned;
  }

  /** In the order of their names. */
  public List<PolicyParameter> parameters() {
    return parameters;
  }

  /**
   * @param given what is not to be the default, by name
   * @throws IllegalArgumentException where there is no such parameter, or its value is out of its range
   */
  public Policy with(Map<String, Double> given) {
    for (var name : given.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new IllegalArgumentException(wireName() + " has no parameter " + name);
      }
    }
    return switch (this) {
      case UNIFORM -> new UniformPolicy();
      case RULES -> new RulesPolicy();
    };
  }
}
