package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.Profiles;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.Users;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.Ref;
import oo.recommender.domain.tip.TipState;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecideTipTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final SettableClock clock = new SettableClock(NOON.plusNanos(123));
  private final AtomicLong seeds = new AtomicLong();
  private final UserId user = someone();
  private Profile profile = AdaAtNoon.PROFILE;

  private final DecideTip decideTip = deciding(any -> profile, store.users());

  private DecideTip deciding(Profiles profiles, Users users) {
    return new DecideTip(
        profiles, users, any -> new Assignment(new RulesPolicy(), ModelSnapshot.NONE), store.decisions(),
        AdaAtNoon.decider(), new ShadowPolicies(List.of(), new FeatureAssembler(), store.shadowDecisions(), Runnable::run, 1),
        RecommenderExamples::id, seeds::incrementAndGet, clock);
  }

  @BeforeEach
  void knowTheCalendar() {
    store.userStates().apply(id(), user, any -> AdaAtNoon.state());
  }

  private DecideTipOutcome pull(@Nullable IdempotencyKey key) {
    return decideTip.execute(new DecideTip.Command(user, Trigger.PULL, false, key));
  }

  private DecideTipOutcome another(@Nullable IdempotencyKey key) {
    return decideTip.execute(new DecideTip.Command(user, Trigger.PULL, true, key));
  }

  private DecideTipOutcome push() {
    return decideTip.execute(new DecideTip.Command(user, Trigger.PUSH, false, null));
  }

  private static DecideTipOutcome.Offered offered(DecideTipOutcome outcome) {
    assertThat(outcome).isInstanceOf(DecideTipOutcome.Offered.class);
    return (DecideTipOutcome.Offered) outcome;
  }

  private static SilenceView silent(DecideTipOutcome outcome) {
    assertThat(outcome).isInstanceOf(DecideTipOutcome.Silent.class);
    return ((DecideTipOutcome.Silent) outcome).silence();
  }

  @Test
  void asksForTheProfileBeforeItWaitsForTheUser() {
    var order = new ArrayList<String>();
    var profiles = new Profiles() {
      @Override
      public Profile of(UserId asked) {
        return profile;
      }

      @Override
      public Supplier<Profile> ask(UserId asked) {
        order.add("profile asked");
        return () -> {
          order.add("profile awaited");
          return of(asked);
        };
      }
    };
    Users users = asked -> {
      order.add("user");
      return store.users().of(asked);
    };
    offered(deciding(profiles, users).execute(new DecideTip.Command(user, Trigger.PULL, false, null)));

    assertThat(order).containsExactly("profile asked", "user", "profile awaited");
  }

  @Test
  void answersWhatIsInTheLedger() {
    var tip = offered(pull(null)).tip();

    var record = store.ledger().getFirst();
    assertThat(tip.decision()).isEqualTo(record.id());
    assertThat(tip.decidedAt()).isEqualTo(NOON);
    assertThat(store.tips().find(user, tip.id())).isNotNull();
    assertThat(store.outbox()).singleElement().isInstanceOfSatisfying(
        TipDecided.class, event -> assertThat(event.decision()).isEqualTo(record.id()));
  }

  @Test
  void usesNothingOfACalendarInTheFirstDecisionAfterTheConsentIsWithdrawn() {
    pull(null);
    profile = new Profile(
        profile.zone(), profile.quietHours(), profile.kindsOff(), profile.dailyCap(), profile.pushCooldown(),
        Set.of(Consent.PUSH));
    clock.pass(Duration.ofMillis(1));
    another(null);

    assertThat(store.ledger()).extracting(record -> record.context().calendarKnown()).containsExactly(true, false);
    assertThat(store.ledger()).extracting(record -> record.context().calendarConsent()).containsExactly(true, false);
    assertThat(store.ledger().getFirst().candidates().candidates()).anyMatch(candidate -> !Ref.isAdvice(candidate.ref()));
    var after = store.ledger().getLast();
    assertThat(after.candidates().candidates()).isNotEmpty().allMatch(candidate -> Ref.isAdvice(candidate.ref()));
    var features = new FeatureAssembler().assemble(after.context(), after.candidates());
    assertThat(ContextFeature.values()).filteredOn(ContextFeature::ofCalendar)
        .allSatisfy(feature -> assertThat(features.of(feature)).isEqualTo(feature.withheld()));
  }

  @Test
  void keepsWhatTheUserAskedFrom() {
    decideTip.execute(new DecideTip.Command(user, Trigger.PULL, Device.MOBILE, false, null));

    assertThat(store.ledger().getFirst().context().device()).isEqualTo(Device.MOBILE);
  }

  @Test
  void givesTheOpenTipAgainWithoutANewDecision() {
    var first = offered(pull(null));
    clock.pass(Duration.ofMinutes(1));

    var again = offered(pull(null));

    assertThat(again.reopened()).isTrue();
    assertThat(again.tip().id()).isEqualTo(first.tip().id());
    assertThat(store.ledger()).hasSize(1);
  }

  @Test
  void decidesAnewWhenTheOpenTipHasExpired() {
    var first = offered(pull(null));
    clock.pass(Duration.between(NOON, first.tip().expiresAt()));

    assertThat(offered(pull(null)).reopened()).isFalse();
    assertThat(store.ledger()).hasSize(2);
  }

  @Test
  void closesTheOpenTipAsSkippedForAnother() {
    var first = offered(pull(null));

    var second = offered(another(null));

    assertThat(second.tip().content().ref()).isNotEqualTo(first.tip().content().ref());
    assertThat(store.tips().find(user, first.tip().id())).isNotNull()
        .extracting(tip -> tip.state()).isInstanceOf(TipState.Skipped.class);
    assertThat(store.users().of(user).tips().tipsThatDay()).isEqualTo(2);
  }

  @Test
  void closesTheOpenTipEvenWhenThereIsNoOther() {
    profile = new Profile(
        profile.zone(), profile.quietHours(), profile.kindsOff(), 1, profile.pushCooldown(), profile.consents());
    var first = offered(pull(null));

    assertThat(silent(another(null)).reason()).isEqualTo(SilenceReason.DAILY_CAP);

    assertThat(store.tips().find(user, first.tip().id())).isNotNull()
        .extracting(tip -> tip.state()).isInstanceOf(TipState.Skipped.class);
    assertThat(store.users().of(user).openTip()).isNull();
  }

  @Test
  void logsWhyThereIsSilence() {
    clock.pass(Duration.ofHours(11));

    var silence = silent(push());

    assertThat(silence.reason()).isEqualTo(SilenceReason.QUIET_HOURS);
    assertThat(silence.text()).isEqualTo("You asked for quiet until 07:00.");
    assertThat(store.ledger()).singleElement().satisfies(record -> assertThat(record.draw()).isNull());
    assertThat(store.events(user)).containsExactly("TipDecided");
  }

  @Test
  void doesNotPushWhileATipWaits() {
    offered(pull(null));

    assertThat(silent(push()).reason()).isEqualTo(SilenceReason.OPEN_TIP);
  }

  @Test
  void obeysAWithdrawnConsentFromTheNextDecisionOn() {
    profile = new Profile(
        profile.zone(), profile.quietHours(), Set.of(), 5, Duration.ZERO, EnumSet.noneOf(Consent.class));

    assertThat(silent(push()).reason()).isEqualTo(SilenceReason.CONSENT_MISSING);
    assertThat(offered(pull(null)).tip().content().ref()).startsWith("advice:");
    assertThat(store.ledger().getLast().context().nextBusyAt()).isNull();
  }

  @Test
  void replaysTheAnswerOfAKeyAsItWas() {
    var first = offered(pull(key("k", 1)));
    new RecordFeedback(store.feedbacks(), RecommenderExamples::id, clock)
        .execute(new RecordFeedback.Command(user, first.tip().id(), new Reaction.Done(), null));
    clock.pass(Duration.ofHours(20));

    var again = offered(pull(key("k", 1)));

    assertThat(again).isEqualTo(new DecideTipOutcome.Offered(first.tip(), true, false));
    assertThat(store.ledger()).hasSize(1);
    assertThat(pull(key("k", 2))).isInstanceOf(DecideTipOutcome.KeyReused.class);
  }

  @Test
  void replaysAnotherWithoutSkippingTwice() {
    offered(pull(null));
    var second = offered(another(key("k", 1)));

    assertThat(offered(another(key("k", 1))).tip()).isEqualTo(second.tip());

    assertThat(store.users().of(user).openTip()).isNotNull().extracting(tip -> tip.id()).isEqualTo(second.tip().id());
    assertThat(store.ledger()).hasSize(2);
  }

  @Test
  void bindsTheKeyOfAReopenedTipToIt() {
    var first = offered(pull(null));

    assertThat(offered(pull(key("k", 1))).reopened()).isTrue();
    clock.pass(Duration.ofHours(5));

    var replayed = offered(pull(key("k", 1)));
    assertThat(replayed).isEqualTo(new DecideTipOutcome.Offered(first.tip(), true, true));
    assertThat(pull(key("k", 2))).isInstanceOf(DecideTipOutcome.KeyReused.class);
  }

  @Test
  void replaysASilence() {
    clock.pass(Duration.ofHours(11));
    var command = new DecideTip.Command(user, Trigger.PUSH, false, key("k", 1));
    var first = silent(decideTip.execute(command));

    assertThat(decideTip.execute(command)).isEqualTo(new DecideTipOutcome.Silent(first, true));
    assertThat(store.ledger()).hasSize(1);
  }

  @Test
  void tellsThatTheFirstRequestIsStillRunning() {
    store.hold(key("k", 1));

    assertThat(pull(key("k", 1))).isInstanceOf(DecideTipOutcome.InFlight.class);
    assertThat(store.ledger()).isEmpty();
  }

  @Test
  void readsAgainAndGivesTheTipThatAnotherRequestMadeMeanwhile() {
    store.beforeNextWrite(() -> pull(null));

    var outcome = offered(pull(null));

    assertThat(outcome.reopened()).isTrue();
    assertThat(store.ledger()).hasSize(1);
  }

  @Test
  void givesUpAfterFiveConflicts() {
    var attempts = new AtomicInteger();
    interfereForever(attempts);

    assertThat(another(null)).isInstanceOf(DecideTipOutcome.Contended.class);
    assertThat(attempts).hasValue(5);
  }

  private void interfereForever(AtomicInteger attempts) {
    store.beforeNextWrite(() -> {
      attempts.incrementAndGet();
      store.decisions().append(new Decisions.Append(
          RecommenderExamples.silence(user).record(), store.users().of(user).tips(), null, null));
      interfereForever(attempts);
    });
  }
}
