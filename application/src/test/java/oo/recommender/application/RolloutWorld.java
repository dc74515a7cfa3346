package oo.recommender.application;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import oo.recommender.application.port.Evidence;
import oo.recommender.application.port.InMemoryArmFigures;
import oo.recommender.application.port.InMemoryRollouts;
import oo.recommender.application.port.PolicyFile;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;

/** A file of policies, a rollout and everything that changes it, in memory, at a clock that stands still. */
public final class RolloutWorld {

  public final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T08:00:00Z"));
  public final InMemoryRollouts rollouts = new InMemoryRollouts();
  public final InMemoryArmFigures figures = new InMemoryArmFigures();
  public final AtomicLong nanos = new AtomicLong();
  public final UserId operator = RecommenderExamples.someone();
  public final PolicyRegistry registry;
  public final RolloutSteps steps;
  public final StartCanary startCanary;
  public final PromotePolicy promotePolicy;
  public final RollBackPolicy rollBackPolicy;
  public final RolloutQueries queries;
  public final FollowPolicies followPolicies;
  public final FollowPolicies.Counts counts = new FollowPolicies.Counts();
  public final WatchRollout watchRollout;
  /** How often the ledger was asked. */
  public final AtomicInteger asked = new AtomicInteger();
  public PolicyFile.Reading file;
  public Evidence.Findings findings = new Evidence.Findings(true, false, List.of());

  public RolloutWorld(PolicyPlan plan) {
    this(plan, Rollout.of(plan, Instant.parse("2026-11-23T08:00:00Z")));
  }

  private RolloutWorld(PolicyPlan plan, Rollout rollout) {
    file = new PolicyFile.Reading.Valid(plan);
    registry = new PolicyRegistry(plan, rollout, () -> ModelSnapshot.NONE, nanos::get);
    steps = new RolloutSteps(registry, rollouts, new InMemoryTransactions(), RecommenderExamples::id, clock);
    startCanary = new StartCanary(steps);
    Evidence evidence = (candidate, baseline, since) -> {
      asked.incrementAndGet();
      return findings;
    };
    promotePolicy = new PromotePolicy(steps, evidence);
    rollBackPolicy = new RollBackPolicy(steps);
    queries = new RolloutQueries(steps, rollouts, figures, clock);
    followPolicies = new FollowPolicies(() -> file, rollouts, steps, counts);
    watchRollout = new WatchRollout(steps, figures, evidence, rollBackPolicy, clock);
  }

  public Actor actor() {
    return new Actor.User(operator);
  }

  public RolloutOutcome canary(String policy, int percent) {
    return startCanary.execute(new StartCanary.Command(policy, percent, actor(), "to see", null));
  }

  public RolloutOutcome promote(String policy) {
    return promotePolicy.execute(new PromotePolicy.Command(policy, false, actor(), "it is better", null));
  }

  public RolloutOutcome rollBack(String policy) {
    return rollBackPolicy.execute(new RollBackPolicy.Command(policy, actor(), "it is worse", null, null));
  }
}
