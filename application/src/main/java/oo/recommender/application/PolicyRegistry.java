package oo.recommender.application;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oo.recommender.application.port.Policies;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.Rollout;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of this process and whom each decides for: from the file, and from what operators made of it. */
public final class PolicyRegistry implements Policies {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyRegistry.class);
  private static final double NANOS_PER_MILLI = 1e6;

  private final Supplier<ModelSnapshot> models;
  private final LongSupplier nanos;
  private final FigureTally tally = new FigureTally();
  private volatile ArmPolicies assigned;
  private volatile @Nullable Looking looking;

  /**
   * @param models what was learned so far
   * @param nanos a clock that only runs forward
   */
  public PolicyRegistry(PolicyPlan plan, Rollout rollout, Supplier<ModelSnapshot> models, LongSupplier nanos) {
    this.models = models;
    this.nanos = nanos;
    this.assigned = ArmPolicies.of(plan, rollout);
  }

  /** From the next decision on. */
  public synchronized void configure(PolicyPlan plan) {
    assigned = ArmPolicies.of(plan, assigned.rollout());
  }

  /** From the next decision on; an older version changes nothing. */
  public synchronized void follow(Rollout rollout) {
    if (rollout.version() > assigned.rollout().version()) {
      assigned = ArmPolicies.of(assigned.plan(), rollout);
      LOG.info("version {} of the rollout: {} decides, {} is tried", rollout.version(), rollout.standard(),
          rollout.canary() == null ? "nothing" : rollout.canary().policy());
    }
  }

  public PolicyPlan plan() {
    return assigned.plan();
  }

  public Rollout rollout() {
    return assigned.rollout();
  }

  /** The configured policy of an arm. */
  public NamedPolicy policy(Arm arm) {
    return assigned.of(arm);
  }

  public Arm arm(UserId user) {
    return assigned.arms().of(user);
  }

  @Override
  public Assignment of(UserId user) {
    var now = assigned;
    var arm = now.arms().of(user);
    return new Assignment(now.of(arm).policy(), models.get(), arm);
  }

  /** The policies that look at decisions, as of now. */
  public List<Assignment> shadows() {
    var now = assigned;
    var model = models.get();
    var last = looking;
    if (last == null || last.by() != now || last.with() != model) {
      last = new Looking(now, model, now.shadows().stream().map(shadow -> new Assignment(shadow.policy(), model)).toList());
      looking = last;
    }
    return last.shadows();
  }

  /** Asked with every decision, and seldom another than before. */
  private record Looking(ArmPolicies by, ModelSnapshot with, List<Assignment> shadows) {}

  @Override
  public Decision decide(Assignment assignment, Function<Assignment, Decision> maker) {
    try {
      return measured(assignment, maker);
    } catch (RuntimeException failure) {
      var standard = assigned.of(Arm.DEFAULT).policy();
      if (standard == assignment.policy()) {
        throw failure;
      }
      LOG.warn("Policy {} failed; {} decides instead", assignment.policy().id(), standard.id(), failure);
      return measured(new Assignment(standard, models.get(), assignment.arm()), maker);
    }
  }

  private Decision measured(Assignment assignment, Function<Assignment, Decision> maker) {
    long began = nanos.getAsLong();
    var name = assigned.nameOf(assignment.policy());
    try {
      var decision = maker.apply(assignment);
      var draw = decision.record().draw();
      if (draw != null) {
        double millis = (nanos.getAsLong() - began) / NANOS_PER_MILLI;
        tally.add(name, Figures.made(draw.distribution(), millis, assigned.plan().watch()));
      }
      return decision;
    } catch (RuntimeException failure) {
      tally.add(name, Figures.failed());
      throw failure;
    }
  }

  /** What happened since this was asked last, by name of the policy. */
  Map<String, Figures> drainFigures() {
    return tally.drain();
  }

  /** Decisions that policies failed on, since the start. */
  public long failures() {
    return tally.failures();
  }
}
