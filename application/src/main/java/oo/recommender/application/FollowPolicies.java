package oo.recommender.application;

import java.util.List;
import oo.recommender.application.port.PolicyFile;
import oo.recommender.application.port.Rollouts;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process to the file of policies and to what operators did anywhere. To be run once a second.
 *
 * <p>A file that is not valid changes nothing but the count of refused files. Where its arms are others than those that
 * were taken over last, they are taken over, as a change like any other.
 */
public final class FollowPolicies {

  private static final Logger LOG = LoggerFactory.getLogger(FollowPolicies.class);

  private final PolicyFile file;
  private final Rollouts rollouts;
  private final RolloutSteps steps;
  private final Counts counts;
  private String refused = "";

  /** How often the file was taken over, and refused. */
  public static final class Counts {

    private volatile long applied;
    private volatile long refused;

    public long applied() {
      return applied;
    }

    public long refused() {
      return refused;
    }
  }

  public FollowPolicies(PolicyFile file, Rollouts rollouts, RolloutSteps steps, Counts counts) {
    this.file = file;
    this.rollouts = rollouts;
    this.steps = steps;
    this.counts = counts;
  }

  public synchronized void execute() {
    var registry = steps.registry();
    switch (file.read()) {
      case PolicyFile.Reading.Valid(var plan) -> {
        refused = "";
        if (!plan.version().equals(registry.plan().version())) {
          apply(plan);
        }
      }
      case PolicyFile.Reading.Faulty(var version, var faults) -> refuse(version, faults);
    }
    var current = rollouts.current();
    if (current != null) {
      registry.follow(current);
    }
    if (current == null || !current.configured().equals(registry.plan().arms())) {
      takeOver(registry.plan());
    }
  }

  private void apply(PolicyPlan plan) {
    steps.registry().configure(plan);
    counts.applied++;
    LOG.info("The file of policies is taken over in version {}", plan.version());
  }

  /** Told once for each bad file. */
  private void refuse(String version, List<PolicyFile.Fault> faults) {
    var told = version + faults;
    if (!told.equals(refused)) {
      refused = told;
      counts.refused++;
      LOG.error("The file of policies is refused, the last good one stays: {}", faults);
    }
  }

  private void takeOver(PolicyPlan plan) {
    steps.take(
        new RolloutSteps.Request(plan.standard(), new Actor.File(), "the file has other arms: " + plan.arms(), null, null),
        (rollout, at) -> new Transition.Moved(rollout.configured(plan, at), Transition.Action.CONFIGURED));
  }
}
