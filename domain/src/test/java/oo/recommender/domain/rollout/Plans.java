package oo.recommender.domain.rollout;

import java.util.List;
import java.util.Map;
import oo.recommender.domain.policy.PolicyType;
import org.jspecify.annotations.Nullable;

/** Plans to try things with. */
public final class Plans {

  private Plans() {}

  /** Rules decide; uniform and another one of that type can be tried. */
  public static PolicyPlan plan(String version, String standard, PolicyPlan.@Nullable Share candidate, PolicyPlan.@Nullable Share holdout) {
    return plan(version, standard, candidate, holdout, WatchRules.STANDARD);
  }

  public static PolicyPlan plan(
      String version, String standard, PolicyPlan.@Nullable Share candidate, PolicyPlan.@Nullable Share holdout, WatchRules watch) {
    return new PolicyPlan(
        version, List.of(
            NamedPolicy.of("rules", PolicyType.RULES, Map.of()), NamedPolicy.of("uniform", PolicyType.UNIFORM, Map.of()),
            NamedPolicy.of("other", PolicyType.UNIFORM, Map.of())),
        "oo", standard, candidate, holdout, List.of("uniform"), watch);
  }

  public static PolicyPlan plan() {
    return plan("one", "rules", null, null);
  }
}
