package oo.recommender.adapter.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.recommender.application.port.PolicyFile.Fault;
import oo.recommender.application.port.PolicyFile.Reading;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.PolicyPlan.Share;
import oo.recommender.domain.rollout.WatchRules;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a file that keeps the schema, and finds what no schema can tell. */
final class PlanReader {

  private final JsonNode root;
  private final @Nullable List<String> otherShadows;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, NamedPolicy> policies = new LinkedHashMap<>();

  private PlanReader(JsonNode root, @Nullable List<String> otherShadows) {
    this.root = root;
    this.otherShadows = otherShadows;
  }

  static Reading read(JsonNode root, String version, @Nullable List<String> otherShadows) {
    var reader = new PlanReader(root, otherShadows);
    var plan = reader.plan(version);
    return reader.faults.isEmpty() ? new Reading.Valid(plan) : new Reading.Faulty(version, reader.faults);
  }

  private PolicyPlan plan(String version) {
    for (int i = 0; i < root.path("policies").size(); i++) {
      policy("/policies/" + i, root.path("policies").path(i));
    }
    var standard = known("/arms/default");
    var candidate = share("/arms/candidate");
    var holdout = share("/arms/holdout");
    if (candidate != null && candidate.policy().equals(standard)) {
      faults.add(new Fault("/arms/candidate/policy", standard + " decides already, it is the default"));
    }
    if (holdout != null && policies.containsKey(holdout.policy()) && policies.get(holdout.policy()).learned()) {
      faults.add(new Fault("/arms/holdout/policy", holdout.policy() + " learns; a holdout's policy must not"));
    }
    return new PolicyPlan(
        version, List.copyOf(policies.values()), root.path("salt").asText("oo"), standard, candidate, holdout, shadows(), watch());
  }

  private List<String> shadows() {
    var shadows = new ArrayList<String>();
    for (int i = 0; i < root.path("shadows").size(); i++) {
      shadows.add(choosesAlone("/shadows/" + i, known("/shadows/" + i)));
    }
    if (otherShadows == null) {
      return shadows;
    }
    otherShadows.stream().filter(name -> !policies.containsKey(name))
        .forEach(name -> faults.add(new Fault("/policies", name + " is not among them, and OO_SHADOWS names it")));
    otherShadows.forEach(name -> choosesAlone("/policies", name));
    return otherShadows;
  }

  private String choosesAlone(String pointer, String name) {
    if (policies.containsKey(name) && policies.get(name).isScored()) {
      faults.add(new Fault(pointer, name + " is scored; nobody is asked for a shadow's scores"));
    }
    return name;
  }

  private void policy(String pointer, JsonNode entry) {
    var name = entry.path("name").asText();
    var type = Arrays.stream(PolicyType.values()).filter(any -> any.wireName().equals(entry.path("type").asText())).findFirst();
    var parameters = new TreeMap<String, Double>();
    entry.path("parameters").properties().forEach(given -> parameters.put(given.getKey(), given.getValue().asDouble()));
    if (entry.path("type").asText().equals(NamedPolicy.SCORED)) {
      parameters.keySet().forEach(given -> faults.add(
          new Fault(pointer + "/parameters/" + escaped(given), NamedPolicy.SCORED + " has no such parameter")));
      add(pointer, NamedPolicy.scored(name));
      return;
    }
    if (type.isEmpty()) {
      faults.add(new Fault(pointer + "/type", "is not known here"));
      return;
    }
    int before = faults.size();
    parameters.forEach((given, value) -> parameter(pointer + "/parameters/" + escaped(given), type.get(), given, value));
    if (faults.size() > before) {
      // So that it is not called unknown where it is named.
      parameters.clear();
    }
    add(pointer, NamedPolicy.of(name, type.get(), parameters));
  }

  private void add(String pointer, NamedPolicy policy) {
    if (policies.putIfAbsent(policy.name(), policy) != null) {
      faults.add(new Fault(pointer + "/name", policy.name() + " is taken already"));
    }
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private void parameter(String pointer, PolicyType type, String name, double value) {
    var found = type.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      faults.add(new Fault(pointer, type.wireName() + " has no such parameter"));
    } else if (!(value >= found.get().least() && value <= found.get().most())) {
      faults.add(new Fault(pointer, "must be from " + found.get().least() + " to " + found.get().most()));
    }
  }

  private @Nullable Share share(String pointer) {
    return root.at(pointer).isMissingNode() ? null
        : new Share(known(pointer + "/policy"), root.at(pointer + "/percent").asInt());
  }

  private String known(String pointer) {
    var name = root.at(pointer).asText();
    if (!policies.containsKey(name)) {
      faults.add(new Fault(pointer, name + " is not among the policies"));
    }
    return name;
  }

  private WatchRules watch() {
    var given = root.path("watch");
    var standard = WatchRules.STANDARD;
    return new WatchRules(
        duration("window", standard.window()), duration("settled", standard.settled()),
        given.path("least_decisions").asInt(standard.leastDecisions()), given.path("least_failures").asInt(standard.leastFailures()),
        given.path("most_failures").asDouble(standard.mostFailures()), given.path("slow_ms").asDouble(standard.slow()),
        given.path("most_slow").asDouble(standard.mostSlow()), given.path("least_entropy").asDouble(standard.leastEntropy()),
        given.path("worse").asDouble(standard.worse()));
  }

  private Duration duration(String name, Duration otherwise) {
    var given = root.path("watch").path(name);
    if (given.isMissingNode()) {
      return otherwise;
    }
    try {
      var duration = Duration.parse(given.asText());
      if (duration.compareTo(Duration.ofMinutes(1)) >= 0) {
        return duration;
      }
    } catch (DateTimeException unreadable) {
      // Told below: "PT" alone keeps the pattern.
    }
    faults.add(new Fault("/watch/" + name, "must be a minute or more, such as PT1H"));
    return otherwise;
  }
}
