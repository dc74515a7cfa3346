package oo.recommender.domain.explanation;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.PROFILE;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static oo.recommender.domain.decision.AdaAtNoon.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Availability;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.AnyModels;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.Score;
import oo.recommender.domain.policy.ScoringPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final ModelSnapshot LEARNED = AnyModels.learned(7);
  private static final Explainer EXPLAINER = new Explainer(
      FeatureAssembler.all(), PolicyType::find,
      version -> Stream.of(ModelSnapshot.NONE, LEARNED).filter(model -> model.version().equals(version)).findFirst().orElse(null));

  private static DecisionRecord record(Policy policy, Trigger trigger, int count, long seed) {
    return record(policy, ModelSnapshot.NONE, trigger, count, seed);
  }

  /** Any moment, any candidates, any of them chosen. */
  private static DecisionRecord record(Policy policy, ModelSnapshot model, Trigger trigger, int count, long seed) {
    var context = Moments.moment(trigger, seed);
    var candidates = new CandidateSet(Moments.candidates(count, seed));
    var assembler = new FeatureAssembler();
    var distribution = policy.distribution(assembler.assemble(context, candidates), model);
    var pick = new Pick((int) Math.floorMod(seed, (long) count));
    var chosen = candidates.get(pick.candidate());
    return new DecisionRecord(
        new UUID(1, seed), AdaAtNoon.ADA, context, new Availability.Available(), candidates,
        new Draw(policy.id(), model.version(), assembler.schemaHash(), seed, distribution, pick),
        new Answer.Offered(
            new UUID(2, seed), new TipContent(chosen.ref(), chosen.kind(), "Title", "Body", Duration.ofMinutes(5),
                new TipAction.None(), List.of()), context.at().plusSeconds(60)));
  }

  private static double sum(Stream<Double> points) {
    return points.mapToDouble(Double::doubleValue).sum();
  }

  @Provide
  Arbitrary<PolicyType> scoring() {
    return Arbitraries.of(PolicyType.class).filter(type -> type.withDefaults() instanceof ScoringPolicy);
  }

  /** For the rules, and for all that learn with a model that users taught. */
  @Property(tries = 600)
  void whatItNamesSumsToTheDifferencesThatItTells(
      @ForAll("scoring") PolicyType type, @ForAll Trigger trigger, @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
    var why = EXPLAINER.explain(record(type.withDefaults(), LEARNED, trigger, count, seed));

    var scored = why.scored();
    assertThat(scored).isNotNull();
    assertThat(sum(why.whyThis().stream().map(Explanation.Factor::points)))
        .isCloseTo(scored.chosen() - scored.average(), within(1e-12));
    if (trigger == Trigger.PUSH) {
      assertThat(sum(why.whyNow().stream().map(Explanation.Factor::points)))
          .isCloseTo(scored.chosen() - scored.silence(), within(1e-12));
    } else {
      assertThat(scored.silence()).isNull();
    }
    assertThat(why.alternatives()).hasSize(Math.min(2, count - 1)).allSatisfy(other ->
        assertThat(sum(other.differences().stream().map(Explanation.Difference::points)))
            .isCloseTo(other.lead(), within(1e-12)));
  }

  /** The model's own product over the whole input, which nothing of the explanation is computed by. */
  @Property(tries = 300)
  void leadsAreTheDifferencesOfWhatALearnedModelExpects(
      @ForAll Trigger trigger, @ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
    var record = record(PolicyType.TWO_STAGE.withDefaults(), LEARNED, trigger, count, seed);
    var why = EXPLAINER.explain(record);
    var refs = record.candidates().candidates().stream().map(any -> any.ref()).toList();
    double chosen = expected(record, record.draw().pick().candidate());

    assertThat(sum(IntStream.range(0, count).mapToObj(i -> expected(record, i))) / count).isCloseTo(why.scored().average(), within(1e-12));
    assertThat(chosen).isCloseTo(why.scored().chosen(), within(1e-12));
    for (var other : why.alternatives()) {
      assertThat(other.lead()).isCloseTo(chosen - expected(record, refs.indexOf(other.ref())), within(1e-12));
    }
  }

  private static double expected(DecisionRecord record, int candidate) {
    var features = new FeatureAssembler().assemble(record.context(), record.candidates());
    var input = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, candidate, input);
    return LEARNED.linear().mean(input) + features.of(candidate, CandidateFeature.KIND_EFFECT);
  }

  /** A softmax tells differences of scores by its probabilities; so they can be compared with what was told. */
  @Property(tries = 300)
  void leadsAreThoseThatTheRulesDecidedBy(@ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
    assertLeads(record(new RulesPolicy(), Trigger.PULL, count, seed), 0.4);
  }

  /** What the model multiplies out for a decision, and what is told of it term by term, are computed apart. */
  @Property(tries = 300)
  void leadsAreThoseThatWasDecidedByWithALearnedModel(@ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
    var softmax = PolicyType.SOFTMAX.with(Map.of("temperature", 0.5));
    assertLeads(record(softmax, LEARNED, Trigger.PULL, count, seed), 0.5);
  }

  private static void assertLeads(DecisionRecord record, double temperature) {
    var draw = record.draw();
    assertThat(draw).isNotNull();
    int chosen = draw.pick().candidate();
    var chosenKind = record.candidates().get(chosen).kind();
    long ofKind = record.candidates().candidates().stream().filter(any -> any.kind() == chosenKind).count();

    for (var other : EXPLAINER.explain(record).alternatives()) {
      int i = record.candidates().candidates().stream().map(any -> any.ref()).toList().indexOf(other.ref());
      if (other.kind() == chosenKind) {
        double logOdds = StrictMath.log(
            (draw.distribution().withinKind(chosen) - 0.1 / ofKind) / (draw.distribution().withinKind(i) - 0.1 / ofKind));
        assertThat(temperature * logOdds).isCloseTo(other.lead(), within(1e-6));
      }
    }
  }

  @Property(tries = 300)
  void namesTheFewestThingsThatWouldHaveChangedTheOrder(
      @ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
    for (var other : EXPLAINER.explain(record(new RulesPolicy(), Trigger.PULL, count, seed)).alternatives()) {
      var named = other.differences().stream().filter(difference -> difference.points() > 0)
          .filter(difference -> other.wouldHaveChanged().contains(difference.tip() + " (the other: ")).toList();
      double left = other.lead() - sum(named.stream().map(Explanation.Difference::points));
      if (other.lead() > 0) {
        assertThat(left).isLessThanOrEqualTo(1e-12);
        assertThat(left + named.stream().mapToDouble(Explanation.Difference::points).min().orElseThrow()).isPositive();
      } else {
        assertThat(other.wouldHaveChanged()).startsWith("Nothing: ");
      }
    }
  }

  @Test
  void tellsADecisionAsAPersonWould() {
    var record = decider().decide(request(Trigger.PULL, NOON, 3), situation()).record();
    var why = EXPLAINER.explain(record);

    assertThat(why.whyNow()).extracting(Explanation.Factor::text).containsExactly(
        "you asked", "it was Tuesday, 12:00", "you were free for 30 minutes", "your day was 13% taken");
    assertThat(why.alternatives()).extracting(Explanation.Alternative::text).hasSize(2).isSubsetOf(
        "a task of yours: it is due in 5 hours", "the advice “walk” on movement", "the advice “deep work” on focus",
        "getting ready for what begins in 3 hours");
    assertThat(why.notUsed()).isEmpty();
  }

  @Test
  void isHonestAboutAPolicyThatWeighsNothing() {
    var record = decider().decide(request(Trigger.PULL, NOON, 1, new UniformPolicy()), situation()).record();
    var why = EXPLAINER.explain(record);

    assertThat(why.scored()).isNull();
    var content = ((Answer.Offered) record.answer()).content();
    assertThat(why.whyThis()).extracting(Explanation.Factor::text)
        .isEqualTo(content.why().stream().map(reason -> reason.sentence()).toList());
    assertThat(why.alternatives()).hasSize(2).allSatisfy(other -> {
      assertThat(other.lead()).isNull();
      assertThat(other.differences()).isEmpty();
      assertThat(other.wouldHaveChanged()).startsWith("Nothing that is known");
    });
  }

  @Test
  void tellsWhatIsLeftWhereThePolicyTheModelOrTheSchemaIsGone() {
    var record = record(new RulesPolicy(), Trigger.PULL, 5, 1);

    assertThat(new Explainer(FeatureAssembler.all(), _ -> null, _ -> ModelSnapshot.NONE).explain(record).scored()).isNull();
    assertThat(new Explainer(FeatureAssembler.all(), _ -> new RulesPolicy(), _ -> null).explain(record).scored()).isNull();
    var unfit = new RulesPolicyOfAnotherTime();
    assertThat(new Explainer(FeatureAssembler.all(), _ -> unfit, _ -> ModelSnapshot.NONE).explain(record).scored()).isNull();
    var withoutSchema = new Explainer(List.of(), _ -> new RulesPolicy(), _ -> ModelSnapshot.NONE).explain(record);
    assertThat(withoutSchema.scored()).isNull();
    assertThat(withoutSchema.alternatives()).hasSize(2);
    assertThat(withoutSchema.chance()).contains("%");
  }

  /** It was taught from inputs that are not there any more. */
  private static final class RulesPolicyOfAnotherTime implements ScoringPolicy {

    @Override
    public PolicyId id() {
      return new RulesPolicy().id();
    }

    @Override
    public Distribution distribution(Features features, ModelSnapshot model) {
      throw new AssertionError("an explanation decides nothing");
    }

    @Override
    public boolean scoresBy(ModelSnapshot model) {
      return false;
    }

    @Override
    public Score score(Features features, int candidate, ModelSnapshot model) {
      throw new AssertionError("it said that it cannot");
    }

    @Override
    public Score silence(Features features, ModelSnapshot model) {
      throw new AssertionError("it said that it cannot");
    }
  }

  @Test
  void namesTheConsentThatWasMissingAndNothingThatItWouldHaveTold() {
    var withdrawn = new Profile(
        PROFILE.zone(), PROFILE.quietHours(), PROFILE.kindsOff(), 5, Duration.ZERO, EnumSet.noneOf(Consent.class));
    var record = decider().decide(
        request(Trigger.PULL, NOON, 1), new Situation(withdrawn, state(), UserTips.NONE)).record();
    var neverConnected = decider().decide(
        request(Trigger.PULL, NOON, 1), new Situation(PROFILE, UserState.EMPTY, UserTips.NONE)).record();

    assertThat(EXPLAINER.explain(record).notUsed()).singleElement()
        .satisfies(notUsed -> assertThat(notUsed.consent()).isEqualTo(Consent.CALENDAR_TIPS));
    assertThat(EXPLAINER.explain(record).whyNow()).extracting(Explanation.Factor::text)
        .containsExactly("you asked", "it was Tuesday, 12:00", "no event was near");
    assertThat(EXPLAINER.explain(neverConnected).notUsed()).isEmpty();
  }

  @Test
  void refusesWhatOfferedNothing() {
    var silence = decider().decide(
        request(Trigger.PUSH, NOON.plus(Duration.ofHours(11)), 1), situation()).record();

    assertThatThrownBy(() -> EXPLAINER.explain(silence)).hasMessageEndingWith("offered no tip");
  }

  @Test
  void saysHowFarTheDrawDecided() {
    var all = LongStream.range(0, 200)
        .mapToObj(seed -> EXPLAINER.explain(record(new RulesPolicy(), Trigger.PULL, 6, seed)).chance())
        .map(chance -> chance.replaceAll("[0-9.]+%", "…").replaceAll("(likelier was ).*(, with)", "$1…$2"));

    assertThat(all.distinct()).containsExactlyInAnyOrder(
        "Of 6 that could be offered it was the likeliest, with a chance of ….",
        "It was drawn with a chance of …; likelier was …, with …. Now and then oO tries something else, to learn what helps you.");
    assertThat(EXPLAINER.explain(record(new RulesPolicy(), Trigger.PULL, 1, 1)).chance())
        .isEqualTo("Nothing else could be offered; it was drawn with a chance of 100%.");
  }
}
