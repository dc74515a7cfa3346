package oo.recommender.adapter.http;

import java.util.List;
import java.util.UUID;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.TipsService;
import oo.codegen.http.model.Feedback;
import oo.codegen.http.model.FeedbackRequest;
import oo.codegen.http.model.Tip;
import oo.codegen.http.model.TipAnswer;
import oo.codegen.http.model.TipExplanation;
import oo.codegen.http.model.TipPage;
import oo.codegen.http.model.TipRequest;
import oo.recommender.application.DecideTip;
import oo.recommender.application.DecideTipOutcome;
import oo.recommender.application.ExplainTip;
import oo.recommender.application.ExplainTipOutcome;
import oo.recommender.application.FeedbackOutcome;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.TipQueries;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.Idempotency;
import oo.shared.adapter.http.Listing;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import oo.shared.adapter.http.TypeId;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Asks for tips, looks back at them, asks why, and reacts to them. */
public final class TipRoutes implements TipsService {

  private final DecideTip decideTip;
  private final TipQueries tips;
  private final ExplainTip explainTip;
  private final RecordFeedback recordFeedback;

  public TipRoutes(DecideTip decideTip, TipQueries tips, ExplainTip explainTip, RecordFeedback recordFeedback) {
    this.decideTip = decideTip;
    this.tips = tips;
    this.explainTip = explainTip;
    this.recordFeedback = recordFeedback;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return TipsService.routes(this);
  }

  @Override
  public Reply<TipAnswer> decideTip(Call call, TipRequest request, @Nullable String idempotencyKey) {
    var command = new DecideTip.Command(
        user(call), TipRequests.trigger(request.trigger()), TipRequests.device(request.device()),
        Boolean.TRUE.equals(request.another()), Idempotency.key(call));
    return switch (decideTip.execute(command)) {
      case DecideTipOutcome.Offered(var tip, var replayed, var reopened) ->
          Idempotency.mark(Reply.<TipAnswer>ok(TipBodies.offered(tip, reopened)), replayed);
      case DecideTipOutcome.Silent(var silence, var replayed) ->
          Idempotency.mark(Reply.<TipAnswer>ok(TipBodies.silence(silence)), replayed);
      case DecideTipOutcome.KeyReused _ -> throw Idempotency.reused();
      case DecideTipOutcome.InFlight _ -> throw Idempotency.inFlight();
      case DecideTipOutcome.Contended _ -> throw contended();
    };
  }

  @Override
  public Reply<TipPage> listTips(Call call, int limit, @Nullable String cursor, @Nullable String kind) {
    var listing = Listing.of(LIST_TIPS, call, "kind");
    var page = tips.list(
        user(call), kind == null ? null : TipKind.ofWireName(kind), listing.after(UUID::fromString), listing.limit());
    var items = page.items().stream().map(TipBodies::tip).toList();
    return listing.page(page.next() == null ? null : page.next().toString(), next -> new TipPage(items, next));
  }

  @Override
  public Reply<Tip> getTip(Call call, String tipId, @Nullable String ifNoneMatch) {
    var tip = tips.find(user(call), TypeId.TIP.uuid(tipId));
    if (tip == null) {
      throw notFound();
    }
    return Reply.ok(TipBodies.tip(tip)).with("ETag", ETags.of(TipBodies.version(tip.state())));
  }

  @Override
  public Reply<TipExplanation> explainTip(Call call, String tipId, String numbers) {
    return switch (explainTip.execute(user(call), TypeId.TIP.uuid(tipId))) {
      case ExplainTipOutcome.Explained(var tip, var explanation) ->
          Reply.ok(new ExplanationBodies(Boolean.parseBoolean(numbers)).explanation(tip, explanation));
      case ExplainTipOutcome.TipNotFound _ -> throw notFound();
    };
  }

  @Override
  public Reply<Feedback> recordFeedback(Call call, FeedbackRequest request, @Nullable String idempotencyKey) {
    var command = new RecordFeedback.Command(
        user(call), TypeId.TIP.uuid(request.tipId()), TipRequests.reaction(request.reaction()),
        Idempotency.key(call));
    return switch (recordFeedback.execute(command)) {
      case FeedbackOutcome.Recorded(var feedback, var replayed) ->
          Idempotency.mark(Reply.ok(TipBodies.feedback(feedback)), replayed);
      case FeedbackOutcome.TipNotFound _ -> throw notFound();
      case FeedbackOutcome.Conflict(var state) -> throw answered(state);
      case FeedbackOutcome.SnoozeOutOfRange _ -> throw snoozeOutOfRange();
      case FeedbackOutcome.KeyReused _ -> throw Idempotency.reused();
      case FeedbackOutcome.InFlight _ -> throw Idempotency.inFlight();
      case FeedbackOutcome.Contended _ -> throw contended();
    };
  }

  private static UserId user(Call call) {
    return new UserId(call.user());
  }

  private static ProblemException notFound() {
    return ProblemCode.TIP_NOT_FOUND.problem("There is no such tip.");
  }

  private static ProblemException answered(TipState state) {
    return ProblemCode.TIP_ALREADY_ANSWERED.problem("The tip is " + state.wireName() + " already.")
        .param("state", state.wireName());
  }

  private static ProblemException snoozeOutOfRange() {
    var range = "in the future, at most " + Lifecycle.LONGEST_SNOOZE.toDays() + " days ahead";
    return ProblemCode.VALIDATION_FAILED.problem("A snooze ends " + range + ".")
        .fault("/reaction/until", "snooze_range", "must lie " + range);
  }

  private static ProblemException contended() {
    return ProblemCode.CONTENDED.problem("Too many requests came at once.").retryAfter(1);
  }
}
