package oo.recommender.domain.rollout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies that there are, and who begins with which; one file, valid as a whole.
 *
 * @param version changes with every change of the file
 * @param salt of {@link Arms}
 * @param standard name of the policy that decides, until an operator says otherwise
 * @param candidate the policy that is tried, until an operator says otherwise; null for none
 * @param holdout null for none
 * @param shadows names of the policies that look at decisions
 */
public record PolicyPlan(
    String version, List<NamedPolicy> policies, String salt, String standard, @Nullable Share candidate,
    @Nullable Share holdout, List<String> shadows, WatchRules watch) {

  /** @param percent 1 to 100 */
  public record Share(String policy, int percent) {}

  public PolicyPlan {
    policies = List.copyOf(policies);
    shadows = List.copyOf(shadows);
  }

  /** Who begins with which, as text: two plans that say the same of it have the same. */
  public String arms() {
    return candidate == null ? standard : standard + ", " + candidate.policy() + " at " + candidate.percent() + "%";
  }

  public Optional<NamedPolicy> find(String name) {
    return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  /** @throws IllegalArgumentException when there is none of this name */
  public NamedPolicy get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("there is no policy " + name));
  }
}
