package oo.recommender.adapter.http.operator;

import java.util.List;
import java.util.UUID;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.RolloutService;
import oo.codegen.http.model.AssignedPolicy;
import oo.codegen.http.model.CanaryRequest;
import oo.codegen.http.model.PolicyList;
import oo.codegen.http.model.PromotionRequest;
import oo.codegen.http.model.RollbackRequest;
import oo.codegen.http.model.RolloutChange;
import oo.codegen.http.model.RolloutChangePage;
import oo.codegen.http.model.RolloutState;
import oo.recommender.application.PromotePolicy;
import oo.recommender.application.RollBackPolicy;
import oo.recommender.application.RolloutOutcome;
import oo.recommender.application.RolloutQueries;
import oo.recommender.application.StartCanary;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Transition;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.Idempotency;
import oo.shared.adapter.http.Listing;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Which policies there are, who decides, and how that is changed. */
public final class RolloutRoutes implements RolloutService {

  private final RolloutQueries queries;
  private final StartCanary startCanary;
  private final PromotePolicy promotePolicy;
  private final RollBackPolicy rollBackPolicy;

  public RolloutRoutes(
      RolloutQueries queries, StartCanary startCanary, PromotePolicy promotePolicy, RollBackPolicy rollBackPolicy) {
    this.queries = queries;
    this.startCanary = startCanary;
    this.promotePolicy = promotePolicy;
    this.rollBackPolicy = rollBackPolicy;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return RolloutService.routes(this);
  }

  @Override
  public Reply<PolicyList> listPolicies(Call call) {
    return Reply.ok(RolloutBodies.policies(queries.plan(), queries.rollout()));
  }

  @Override
  public Reply<RolloutState> getRollout(Call call, @Nullable String ifNoneMatch) {
    var rollout = queries.rollout();
    var body = RolloutBodies.rollout(queries.plan(), rollout, queries.figures());
    return Reply.ok(body).with("ETag", ETags.of(rollout.version(), body.hashCode() & 0xffffffffL));
  }

  @Override
  public Reply<RolloutChangePage> listRolloutChanges(Call call, int limit, @Nullable String cursor) {
    var listing = Listing.of(LIST_ROLLOUT_CHANGES, call);
    var page = queries.changes(listing.after(Long::valueOf), listing.limit());
    var items = page.items().stream().map(RolloutBodies::change).toList();
    return listing.page(page.next() == null ? null : page.next().toString(), next -> new RolloutChangePage(items, next));
  }

  @Override
  public Reply<RolloutChange> startCanary(Call call, CanaryRequest request, @Nullable String idempotencyKey) {
    return changed(startCanary.execute(new StartCanary.Command(
        request.policy(), request.percent(), actor(call), request.reason(), Idempotency.key(call))));
  }

  @Override
  public Reply<RolloutChange> promotePolicy(Call call, PromotionRequest request, @Nullable String idempotencyKey) {
    return changed(promotePolicy.execute(new PromotePolicy.Command(
        request.policy(), Boolean.TRUE.equals(request.overrideGate()), actor(call), request.reason(),
        Idempotency.key(call))));
  }

  @Override
  public Reply<RolloutChange> rollBackPolicy(Call call, RollbackRequest request, @Nullable String idempotencyKey) {
    return changed(rollBackPolicy.execute(new RollBackPolicy.Command(
        request.policy(), actor(call), request.reason(), Idempotency.key(call), null)));
  }

  @Override
  public Reply<AssignedPolicy> getAssignment(Call call, String userId) {
    var user = new UserId(UUID.fromString(userId));
    var assigned = queries.assignment(user);
    return Reply.ok(new AssignedPolicy(
        userId, assigned.arm().wireName(), assigned.policy().name(), assigned.policy().policy().id().toString()));
  }

  private static Actor actor(Call call) {
    return new Actor.User(new UserId(call.user()));
  }

  private static Reply<RolloutChange> changed(RolloutOutcome outcome) {
    return switch (outcome) {
      case RolloutOutcome.Changed(var change, var replayed) ->
          Idempotency.mark(Reply.ok(RolloutBodies.change(change)), replayed);
      case RolloutOutcome.UnknownPolicy(var policy) ->
          throw ProblemCode.UNKNOWN_POLICY.problem("There is no policy " + policy + ".").param("policy", policy);
      case RolloutOutcome.Refused(var why, var policy) -> throw conflict(why, policy);
      case RolloutOutcome.GateRefused(var reasons) -> throw ProblemCode.PROMOTION_REFUSED
          .problem("The gate refuses: " + String.join("; ", reasons) + ".").param("reasons", String.join("; ", reasons));
      case RolloutOutcome.KeyReused _ -> throw Idempotency.reused();
      case RolloutOutcome.InFlight _ -> throw Idempotency.inFlight();
      case RolloutOutcome.Contended _ ->
          throw ProblemCode.CONTENDED.problem("Somebody else changed the rollout at the same time.").retryAfter(1);
    };
  }

  private static ProblemException conflict(Transition.Why why, String policy) {
    var told = switch (why) {
      case IS_DEFAULT -> policy + " decides already.";
      case NO_CANARY -> policy + " is not tried, and nothing else is.";
      case OTHER_CANARY -> policy + " is tried already.";
      case NOTHING_BEFORE -> "There is nothing that decided before " + policy + ".";
    };
    return ProblemCode.ROLLOUT_CONFLICT.problem(told).param("reason", why.wireName()).param("policy", policy);
  }
}
