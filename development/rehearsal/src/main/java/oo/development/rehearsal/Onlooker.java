package oo.development.rehearsal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import oo.recommender.application.port.Policies;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Stands around the policies, remembers what was drawn until somebody asks for it, and may let a policy from outside draw. */
final class Onlooker implements Policies {

  private final Policies policies;
  private final @Nullable OuterPolicy outer;
  private final FeatureAssembler assembler = new FeatureAssembler();
  private final Map<UUID, Decided> drawn = new ConcurrentHashMap<>();

  Onlooker(Policies policies, @Nullable Chooser chooser) {
    this.policies = policies;
    this.outer = chooser == null ? null : new OuterPolicy(chooser);
  }

  @Override
  public Assignment of(UserId user) {
    var assignment = policies.of(user);
    return outer == null ? assignment : new Assignment(outer, assignment.model(), assignment.arm());
  }

  /** A policy from outside has no other one behind it: where it fails, so does the decision. */
  @Override
  public Decision decide(Assignment assignment, Function<Assignment, Decision> maker) {
    var decision = outer == null ? policies.decide(assignment, maker) : maker.apply(assignment);
    var record = decision.record();
    var draw = record.draw();
    if (draw != null) {
      int chosen = draw.pick().isSilence() ? record.candidates().size() : draw.pick().candidate();
      drawn.put(record.id(), new Decided(
          Questions.of(record, assembler, outer != null), chosen, draw.distribution().propensity(draw.pick())));
    }
    return decision;
  }

  /** What was drawn for this decision; null where nothing was, or it was asked for before. */
  @Nullable Decided take(UUID decision) {
    return drawn.remove(decision);
  }
}
