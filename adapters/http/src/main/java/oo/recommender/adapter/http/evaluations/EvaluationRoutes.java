package oo.recommender.adapter.http.evaluations;

import java.util.List;
import java.util.UUID;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.EvaluationsService;
import oo.codegen.http.model.Evaluation;
import oo.codegen.http.model.EvaluationPage;
import oo.codegen.http.model.EvaluationRequest;
import oo.recommender.application.EvaluationQueries;
import oo.recommender.application.StartEvaluation;
import oo.recommender.application.StartEvaluationOutcome;
import oo.shared.adapter.http.Idempotency;
import oo.shared.adapter.http.Listing;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.TypeId;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Has a policy judged by the ledger, and tells how far that is. */
public final class EvaluationRoutes implements EvaluationsService {

  private static final int BUSY_SECONDS = 10;

  private final StartEvaluation startEvaluation;
  private final EvaluationQueries queries;

  public EvaluationRoutes(StartEvaluation startEvaluation, EvaluationQueries queries) {
    this.startEvaluation = startEvaluation;
    this.queries = queries;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return EvaluationsService.routes(this);
  }

  @Override
  public Reply<Evaluation> startEvaluation(Call call, EvaluationRequest request, @Nullable String idempotencyKey) {
    var command = new StartEvaluation.Command(
        request.policy(), request.against() == null ? "default" : request.against(), request.since(), new UserId(call.user()),
        Idempotency.key(call));
    return switch (startEvaluation.execute(command)) {
      case StartEvaluationOutcome.Started(var evaluation, var replayed) -> {
        var body = EvaluationBodies.whole(evaluation);
        yield Idempotency.mark(Reply.created(body), replayed).with("Location", "/v1/operator/evaluations/" + body.evaluationId());
      }
      case StartEvaluationOutcome.UnknownPolicy(var policy) -> throw ProblemCode.UNKNOWN_POLICY
          .problem("There is no policy " + policy + ", or no arm of that name at the moment.").param("policy", policy);
      case StartEvaluationOutcome.Busy _ ->
          throw ProblemCode.OVERLOADED.problem("Another evaluation runs.").retryAfter(BUSY_SECONDS);
      case StartEvaluationOutcome.KeyReused _ -> throw Idempotency.reused();
      case StartEvaluationOutcome.InFlight _ -> throw Idempotency.inFlight();
    };
  }

  @Override
  public Reply<EvaluationPage> listEvaluations(Call call, int limit, @Nullable String cursor) {
    var listing = Listing.of(LIST_EVALUATIONS, call);
    var page = queries.list(listing.after(UUID::fromString), listing.limit());
    var items = page.items().stream().map(EvaluationBodies::brief).toList();
    return listing.page(page.next() == null ? null : page.next().toString(), next -> new EvaluationPage(items, next));
  }

  @Override
  public Reply<Evaluation> getEvaluation(Call call, String evaluationId) {
    var found = queries.find(TypeId.EVALUATION.uuid(evaluationId));
    if (found == null) {
      throw ProblemCode.EVALUATION_NOT_FOUND.problem("There is no such evaluation.");
    }
    return Reply.ok(EvaluationBodies.whole(found));
  }
}
