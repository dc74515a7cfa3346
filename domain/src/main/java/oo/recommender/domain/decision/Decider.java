package oo.recommender.domain.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.domain.Advice;
import oo.recommender.domain.Device;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.Sampler;
import oo.recommender.domain.policy.UnscoredPolicy;
import oo.recommender.domain.tip.OpenTip;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The decision: availability → candidates → features → policy → draw → words. Safe for any number of threads, and pure but
 * for the scores that an {@link UnscoredPolicy} is given, which are logged like every input.
 */
public final class Decider {

  private final List<OfferSource> sources;
  private final FeatureAssembler assembler;
  private final Function<Features, @Nullable CandidateScores> scoring;

  /** Without anybody who scores. */
  public Decider(List<Advice> library, FeatureAssembler assembler) {
    this(library, assembler, _ -> null);
  }

  /** @param scoring null where there are no scores; asked only for an {@link UnscoredPolicy} */
  public Decider(
      List<Advice> library, FeatureAssembler assembler, Function<Features, @Nullable CandidateScores> scoring) {
    this.sources = List.of(new AdviceOffers(library), new TaskOffers(), new PreparationOffers());
    this.assembler = assembler;
    this.scoring = scoring;
  }

  /**
   * What a decision is made for, and with.
   *
   * @param id and tip what the decision and, if there is one, its tip will be called
   * @param at to the millisecond
   * @param seed of the draw, if there is one
   */
  public record Request(
      UUID id, UUID tip, UserId user, Instant at, Trigger trigger, Device device, long seed, Policy policy,
      ModelSnapshot model, Arm arm) {

    /** For a user of the default arm, and a device that is not told. */
    public Request(
        UUID id, UUID tip, UserId user, Instant at, Trigger trigger, long seed, Policy policy, ModelSnapshot model) {
      this(id, tip, user, at, trigger, Device.OTHER, seed, policy, model, Arm.DEFAULT);
    }
  }

  public Decision decide(Request request, Situation situation) {
    var moment =
        Moment.of(request.at(), request.trigger(), request.device(), situation);
    var offers = Availability.of(moment.context()) instanceof Availability.Available
        ? offers(moment)
        : List.<Offer>of();
    return switch (Availability.of(moment.context(), offers.isEmpty())) {
      case Availability.Available available -> choose(request, moment, available, offers);
      case Availability.Unavailable unavailable -> new Decision(
          new DecisionRecord(request.id(), request.user(), moment.context(), unavailable, CandidateSet.EMPTY, null,
              new Answer.Silence(unavailable.reason(), unavailable.until())),
          null);
    };
  }

  private List<Offer> offers(Moment moment) {
    var offers = new ArrayList<Offer>();
    for (var source : sources) {
      offers.addAll(source.at(moment));
    }
    return offers;
  }

  private Decision choose(Request request, Moment moment, Availability available, List<Offer> offers) {
    var candidates = new CandidateSet(offers.stream().map(Offer::candidate).toList());
    var features = assembler.assemble(moment.context(), candidates);
    var unscored = request.policy() instanceof UnscoredPolicy asks ? asks : null;
    var scores = unscored == null ? null : scoring.apply(features);
    var policy = unscored == null ? request.policy() : unscored.by(scores);
    var distribution = policy.distribution(features, request.model());
    var pick = Sampler.draw(distribution, request.seed());
    var draw = new Draw(
        policy.id(), scores == null ? request.model().version() : scores.model(), assembler.schemaHash(), request.seed(),
        distribution, pick, request.arm(), scores);
    var answer = pick.isSilence()
        ? new Answer.Silence(SilenceReason.CHOSEN_SILENCE, null)
        : offered(request, moment, draw, offers);
    var record = new DecisionRecord(
        request.id(), request.user(), moment.context(), available, candidates, draw, answer);
    return answer instanceof Answer.Offered tip ? new Decision(record, tipsAfter(tip, moment)) : new Decision(record, null);
  }

  private static Answer.Offered offered(Request request, Moment moment, Draw draw, List<Offer> offers) {
    var chosen = draw.distribution().candidates().get(draw.pick().candidate());
    var offer = offers.stream().filter(any -> any.candidate().ref().equals(chosen.ref())).findFirst().orElseThrow();
    var content = new TipContent(
        chosen.ref(), chosen.kind(), offer.text().title(moment.facts()), offer.text().body(moment.facts()),
        offer.effort(), offer.text().action(), Why.of(moment.context(), draw.distribution(), draw.pick()));
    return new Answer.Offered(request.tip(), content, Expiry.of(chosen, moment.context()));
  }

  private static UserTips tipsAfter(Answer.Offered tip, Moment moment) {
    var context = moment.context();
    return moment.tips().offered(
        new OpenTip(tip.id(), tip.content().ref(), tip.expiresAt()), context.trigger(), context.at(),
        context.local().toLocalDate());
  }
}
