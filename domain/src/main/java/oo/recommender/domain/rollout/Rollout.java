package oo.recommender.domain.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which policy decides and which is tried. Changed by transitions alone, each the next version.
 *
 * @param version 0 before anybody changed it
 * @param standard name of the policy that decides
 * @param canary null while none is tried
 * @param before what decided until {@code standard} was promoted, to go back to; null when there is nothing
 * @param since when it became so
 * @param configured the arms of the file that were taken over last, {@link PolicyPlan#arms}
 */
public record Rollout(
    long version, String standard, @Nullable Canary canary, @Nullable Before before, Instant since,
    String configured) {

  /** @param until when it was relieved */
  public record Before(String policy, Instant until) {}

  /** @param percent of the users outside of the holdout. @param since when the policy was first tried */
  public record Canary(String policy, int percent, Instant since) {}

  /** As the file has it, before anybody changed anything. */
  public static Rollout of(PolicyPlan plan, Instant at) {
    return new Rollout(0, plan.standard(), canary(plan, at), null, at, plan.arms());
  }

  /** Takes over the arms of a file that says something else than the one before it. */
  public Rollout configured(PolicyPlan plan, Instant at) {
    var kept = standard.equals(plan.standard()) ? before : new Before(standard, at);
    return new Rollout(version + 1, plan.standard(), canary(plan, at), version == 0 ? null : kept, at, plan.arms());
  }

  private static @Nullable Canary canary(PolicyPlan plan, Instant at) {
    var candidate = plan.candidate();
    return candidate == null ? null : new Canary(candidate.policy(), candidate.percent(), at);
  }

  /** Tries a policy with a share of the users, or with another share than so far. */
  public Transition canary(String policy, int percent, Instant at) {
    if (policy.equals(standard)) {
      return new Transition.Refused(Transition.Why.IS_DEFAULT, standard);
    }
    if (canary != null && !canary.policy().equals(policy)) {
      return new Transition.Refused(Transition.Why.OTHER_CANARY, canary.policy());
    }
    var tried = new Canary(policy, percent, canary == null ? at : canary.since());
    return new Transition.Moved(
        new Rollout(version + 1, standard, tried, before, at, configured),
        canary == null ? Transition.Action.CANARY_STARTED : Transition.Action.CANARY_RESIZED);
  }

  /** Lets the policy that is tried decide for all but the holdout. */
  public Transition promote(String policy, Instant at) {
    if (policy.equals(standard)) {
      return new Transition.Refused(Transition.Why.IS_DEFAULT, standard);
    }
    if (canary == null) {
      return new Transition.Refused(Transition.Why.NO_CANARY, policy);
    }
    if (!canary.policy().equals(policy)) {
      return new Transition.Refused(Transition.Why.OTHER_CANARY, canary.policy());
    }
    return new Transition.Moved(
        new Rollout(version + 1, policy, null, new Before(standard, at), at, configured), Transition.Action.PROMOTED);
  }

  /** Takes back the policy that is tried or, when it was promoted, lets the one before it decide again. */
  public Transition rollBack(String policy, Instant at) {
    if (canary != null && canary.policy().equals(policy)) {
      return new Transition.Moved(
          new Rollout(version + 1, standard, null, before, at, configured), Transition.Action.ROLLED_BACK);
    }
    if (!policy.equals(standard)) {
      return new Transition.Refused(canary == null ? Transition.Why.NO_CANARY : Transition.Why.OTHER_CANARY,
          canary == null ? policy : canary.policy());
    }
    return before == null
        ? new Transition.Refused(Transition.Why.NOTHING_BEFORE, standard)
        : new Transition.Moved(
            new Rollout(version + 1, before.policy(), canaryBeside(before.policy()), null, at, configured),
            Transition.Action.ROLLED_BACK);
  }

  /** What is tried stays tried, unless it is what decides from now on. */
  private @Nullable Canary canaryBeside(String decides) {
    return canary == null || canary.policy().equals(decides) ? null : canary;
  }

  /**
   * What is looked at for harm: the policy that is tried or, for some time, the one that was promoted.
   *
   * @param settled how long after its promotion a policy is still looked at
   */
  public @Nullable Watched watched(Instant now, Duration settled) {
    if (canary != null) {
      return new Watched(canary.policy(), canary.since(), standard);
    }
    return before == null || before.until().plus(settled).isBefore(now) ? null : new Watched(standard, before.until(), before.policy());
  }

  /** @param baseline what decides for the others at the same time or, after a promotion, did until then */
  public record Watched(String policy, Instant since, String baseline) {}
}
