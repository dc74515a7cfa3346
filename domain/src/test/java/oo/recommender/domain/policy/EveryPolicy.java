package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Each type of policy as it is by default, and with each of its parameters at the ends of their ranges. */
final class EveryPolicy {

  private EveryPolicy() {}

  static List<Policy> byDefault() {
    return List.of(PolicyType.values()).stream().map(PolicyType::withDefaults).toList();
  }

  /** What decided before a type's distribution was computed otherwise, with the parameters that it has by default. */
  static List<Policy> earlier() {
    return byDefault().stream()
        .flatMap(policy -> IntStream.range(1, policy.id().version())
            .mapToObj(version -> PolicyType.of(new PolicyId(policy.id().name(), version))))
        .toList();
  }

  static List<Policy> all() {
    var policies = new ArrayList<>(byDefault());
    policies.addAll(earlier());
    for (var type : PolicyType.values()) {
      if (!type.parameters().isEmpty()) {
        add(policies, at(type, true));
        add(policies, at(type, false));
      }
    }
    return policies;
  }

  private static void add(List<Policy> policies, Policy policy) {
    if (policies.stream().noneMatch(other -> other.id().equals(policy.id()))) {
      policies.add(policy);
    }
  }

  private static Policy at(PolicyType type, boolean least) {
    var values = new HashMap<String, Double>();
    type.parameters().forEach(one -> values.put(one.name(), least ? one.least() : one.most()));
    return type.with(values);
  }
}
