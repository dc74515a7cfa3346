package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every policy that there is: what can be configured, replayed, and what every policy's properties are tested on. */
public enum PolicyType {
  UNIFORM(1, false),
  RULES(1, false),
  EPSILON_GREEDY(1, true, Parameters.EPSILON),
  SOFTMAX(1, true, Parameters.TEMPERATURE),
  SQUARECB(1, true, Parameters.LEARNING_RATE),
  LINEAR_THOMPSON(2, true, Parameters.SPREAD),
  TWO_STAGE(2, true, Parameters.LEARNING_RATE, Parameters.SPREAD);

  private final int version;
  private final boolean learned;
  private final List<PolicyParameter> parameters;

  /** @param version the current one; all before it are still made, for replay */
  PolicyType(int version, boolean learned, PolicyParameter... parameters) {
    this.version = version;
    this.learned = learned;
    this.parameters = List.of(parameters);
  }

  /** The name in configuration and ledger. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException where there is none of that name */
  public static PolicyType ofWireName(String wireName) {
    for (var type : values()) {
      if (type.wireName().equals(wireName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no policy is called " + wireName);
  }

  /** Whether it looks at the model, and so must be given one that {@linkplain ModelSnapshot#fits() fits}. */
  public boolean isLearned() {
    return learned;
  }

  /** In the order of their names. */
  public List<PolicyParameter> parameters() {
    return parameters;
  }

  public Policy withDefaults() {
    return with(Map.of());
  }

  /**
   * @param given what is not to be the default, by name
   * @throws IllegalArgumentException where there is no such parameter, or its value is out of its range
   */
  public Policy with(Map<String, Double> given) {
    return with(given, version);
  }

  private Policy with(Map<String, Double> given, int version) {
    var values = values(given);
    var id = new PolicyId(wireName(), Math.clamp(version, 1, this.version), text(values));
    return switch (this) {
      case UNIFORM -> new UniformPolicy();
      case RULES -> new RulesPolicy();
      case EPSILON_GREEDY -> learned(id, new Greedy(values[0]));
      case SOFTMAX -> learned(id, new Softmax(values[0]));
      case SQUARECB -> learned(id, new InverseGap(values[0]));
      case LINEAR_THOMPSON -> learned(id, thompson(id, values[0]));
      case TWO_STAGE -> new LearnedPolicy(id, thompson(id, values[1]), new InverseGap(values[0]));
    };
  }

  private static Policy learned(PolicyId id, Exploration bothStages) {
    return new LearnedPolicy(id, bothStages, bothStages);
  }

  private static Thompson thompson(PolicyId id, double spread) {
    return new Thompson(spread, id.version() == 1 ? BestOfNormals.Rule.PANELS : BestOfNormals.Rule.STEPS);
  }

  /**
   * The policy that a ledger row names.
   *
   * @throws IllegalArgumentException where there is none of that name, version and parameters
   */
  public static Policy of(PolicyId id) {
    var policy = ofWireName(id.name()).with(parsed(id.parameters()), id.version());
    if (!policy.id().equals(id)) {
      throw new IllegalArgumentException("no policy is called " + id + ", but there is " + policy.id());
    }
    return policy;
  }

  /** By its id as a text; null where there is none. */
  public static @Nullable Policy findNamed(String id) {
    try {
      return of(PolicyId.parse(id));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** As {@link #of}; null where there is none. */
  public static @Nullable Policy find(PolicyId id) {
    try {
      return of(id);
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static Map<String, Double> parsed(String text) {
    var given = new TreeMap<String, Double>();
    for (var part : text.isEmpty() ? new String[0] : text.split(",")) {
      int equals = part.indexOf('=');
      given.put(part.substring(0, Math.max(0, equals)), Double.valueOf(part.substring(equals + 1)));
    }
    return given;
  }

  private double[] values(Map<String, Double> given) {
    for (var name : given.keySet()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw new IllegalArgumentException(wireName() + " has no parameter " + name);
      }
    }
    return parameters.stream()
        .mapToDouble(parameter -> parameter.require(given.getOrDefault(parameter.name(), parameter.byDefault())))
        .toArray();
  }

  private String text(double[] values) {
    var text = new ArrayList<String>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != parameters.get(i).byDefault()) {
        text.add(parameters.get(i).name() + "=" + values[i]);
      }
    }
    return String.join(",", text);
  }

  /** Apart, because an enum's constants cannot name its own static fields. */
  private static final class Parameters {

    static final PolicyParameter EPSILON = new PolicyParameter(
        "epsilon", 0.1, Floor.KIND_SHARE, 1, "share of each stage that is spread evenly, the floor included");
    static final PolicyParameter TEMPERATURE = new PolicyParameter(
        "temperature", 0.1, 0.001, 100, "in units of reward; the lower, the surer the best is chosen");
    static final PolicyParameter LEARNING_RATE = new PolicyParameter(
        "learning_rate", 100, 0, 1e6, "the higher, the rarer an arm is chosen that promises less than the best");
    static final PolicyParameter SPREAD = new PolicyParameter(
        "spread", 1, 0.01, 10, "what the standard deviations of the model are multiplied by");
  }
}
