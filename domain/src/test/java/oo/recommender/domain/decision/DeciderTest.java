package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.ADA;
import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.PROFILE;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.situation;
import static oo.recommender.domain.decision.AdaAtNoon.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Reason;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.Examples;
import oo.recommender.domain.tip.Memory;
import oo.recommender.domain.tip.OpenTip;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import org.junit.jupiter.api.Test;

class DeciderTest {

  private static final Instant LATE_EVENING = NOON.plus(Duration.ofHours(10));

  private static Decision pull(Situation situation, Instant at, long seed) {
    return decider().decide(request(Trigger.PULL, at, seed), situation);
  }

  private static Answer push(Situation situation, Instant at) {
    return decider().decide(request(Trigger.PUSH, at, 1), situation).record().answer();
  }

  private static Set<String> refs(Situation situation, Instant at) {
    return pull(situation, at, 1).record().candidates().candidates().stream().map(Candidate::ref)
        .collect(Collectors.toSet());
  }

  private static Situation with(Profile profile) {
    return new Situation(profile, state(), UserTips.NONE);
  }

  private static Situation with(UserTips tips) {
    return new Situation(PROFILE, state(), tips);
  }

  private static Profile profile(Set<TipKind> off, int cap, Consent... consents) {
    return new Profile(
        PROFILE.zone(), PROFILE.quietHours(), off, cap, PROFILE.pushCooldown(), Set.of(consents));
  }

  @Test
  void offersWhatFitsTheMoment() {
    assertThat(refs(situation(), NOON)).containsExactlyInAnyOrder(
        "advice:walk", "advice:deep-work", "task:4f", "event:e1");
  }

  @Test
  void saysWhatIsTrueOfTheMoment() {
    var answers = LongStream.range(0, 200)
        .mapToObj(seed -> (Answer.Offered) pull(situation(), NOON, seed).record().answer())
        .collect(Collectors.toMap(tip -> tip.content().ref(), tip -> tip, (one, other) -> one));

    assertThat(answers.get("advice:walk").content().body()).isEqualTo("30 minutes before your 12:30: walk in daylight.");
    assertThat(answers.get("advice:deep-work").content().body()).isEqualTo("Give one matter your Tuesday until 12:30.");
    assertThat(answers.get("task:4f").content().body())
        .isEqualTo("30 free minutes before your 12:30: finish “Quarterly {until} report”.");
    assertThat(answers.get("event:e1").content().title()).isEqualTo("Read into “Talk”");
    assertThat(answers.get("task:4f").content().why()).extracting(Reason::code)
        .contains(Reason.Code.DUE_SOON, Reason.Code.FITS_FREE_TIME);
    assertThat(answers.get("task:4f").content().why()).extracting(Reason::sentence)
        .contains("It is due in 5 hours.", "It takes 20 minutes of the 30 minutes that are free.");
  }

  @Test
  void letsATipHoldUntilItsGapItsDayOrTwoHoursEnd() {
    assertThat(expiries(situation(), NOON)).containsEntry("advice:walk", NOON.plusSeconds(1800))
        .containsEntry("task:4f", NOON.plusSeconds(1800)).containsEntry("event:e1", NOON.plusSeconds(7200));
    assertThat(expiries(situation(), NOON.plus(Duration.ofHours(12)).minusSeconds(600)))
        .allSatisfy((ref, expiresAt) -> assertThat(expiresAt).isEqualTo(NOON.plus(Duration.ofHours(12))));
  }

  @Test
  void letsAPreparationEndWhenItsEventBegins() {
    var talk = NOON.plus(Duration.ofHours(3));

    assertThat(expiries(situation(), talk.minusSeconds(1200))).containsEntry("event:e1", talk);
  }

  @Test
  void preparesAnEventInTheWayThatFitsTheTimeThatIsLeft() {
    assertThat(titles(NOON.plus(Duration.ofMinutes(170)))).contains("“Talk” begins at 15:00");
    assertThat(titles(NOON.plus(Duration.ofMinutes(140)))).contains("Decide what you want from “Talk”");
    assertThat(titles(NOON)).contains("Read into “Talk”");
    assertThat(titles(NOON.minus(Duration.ofHours(18)))).contains("Lay out what you need for “Talk”");
    assertThat(titles(NOON.minus(Duration.ofHours(5)))).noneMatch(title -> title.contains("Talk"));
  }

  private static Set<String> titles(Instant at) {
    return LongStream.range(0, 300).mapToObj(seed -> pull(situation(), at, seed).record().answer())
        .filter(Answer.Offered.class::isInstance).map(Answer.Offered.class::cast)
        .map(tip -> tip.content().title()).collect(Collectors.toSet());
  }

  private static Map<String, Instant> expiries(Situation situation, Instant at) {
    return LongStream.range(0, 300).mapToObj(seed -> pull(situation, at, seed).record().answer())
        .map(Answer.Offered.class::cast)
        .collect(Collectors.toMap(tip -> tip.content().ref(), Answer.Offered::expiresAt, (one, other) -> one));
  }

  @Test
  void leavesNoFactOfACalendarInADecisionWithoutConsent() {
    var without = pull(with(profile(Set.of(), 5, Consent.PUSH)), NOON, 1).record();
    var empty = pull(new Situation(profile(Set.of(), 5, Consent.PUSH), UserState.EMPTY, UserTips.NONE), NOON, 1).record();

    assertThat(without).isEqualTo(empty);
    assertThat(without.context().calendarKnown()).isFalse();
    assertThat(without.candidates().candidates()).extracting(Candidate::ref).containsExactly("advice:deep-work");
  }

  @Test
  void offersAdviceOfANightThatBeganOnItsWeekday() {
    assertThat(refs(situation(), LATE_EVENING)).contains("advice:lights");
    assertThat(refs(situation(), NOON.plus(Duration.ofMinutes(12 * 60 + 30)))).contains("advice:lights");
    assertThat(refs(situation(), LATE_EVENING.plus(Duration.ofDays(1)))).doesNotContain("advice:lights");
  }

  @Test
  void leavesOutKindsThatAreOff() {
    assertThat(refs(with(profile(EnumSet.of(TipKind.TASK, TipKind.MOVEMENT), 5, Consent.CALENDAR_TIPS)), NOON))
        .containsExactlyInAnyOrder("advice:deep-work", "event:e1");
  }

  @Test
  void leavesOutWhatWasShownLatelyUnlessTheUserWantsItBack() {
    var shown = UserTips.NONE.offered(
        new OpenTip(new UUID(7, 7), "task:4f", NOON), Trigger.PULL, NOON.minusSeconds(3600), LocalDate.of(2026, 11, 24));

    assertThat(refs(with(shown), NOON)).doesNotContain("task:4f");
    assertThat(refs(with(shown), NOON.plusSeconds(5 * 3600))).contains("task:4f");
    var snoozed = shown.after(tip("task:4f", new TipState.Snoozed(NOON.minusSeconds(3000), NOON)), NOON.minusSeconds(3000));
    assertThat(refs(with(snoozed), NOON.minusMillis(1))).doesNotContain("task:4f");
    assertThat(refs(with(snoozed), NOON)).contains("task:4f");
  }

  @Test
  void bringsSnoozedAdviceBackAtItsTimeWhateverItsConditions() {
    var snoozed = UserTips.NONE.after(tip("advice:lights", new TipState.Snoozed(NOON.minusSeconds(60), NOON)), NOON);

    assertThat(refs(with(snoozed), NOON)).contains("advice:lights");
    assertThat(pull(with(snoozed), NOON, 1).record().candidates().candidates())
        .filteredOn(Candidate::comesBack).extracting(Candidate::ref).containsExactly("advice:lights");
  }

  private static Tip tip(String ref, TipState state) {
    return Examples.tip(ref).in(state);
  }

  @Test
  void keepsQuietOnAPushWithTheReasonAndItsEnd() {
    var busyAt = NOON.plusSeconds(1800);
    assertThat(push(with(profile(Set.of(), 5, Consent.CALENDAR_TIPS)), NOON))
        .isEqualTo(new Answer.Silence(SilenceReason.CONSENT_MISSING, null));
    assertThat(push(situation(), LATE_EVENING))
        .isEqualTo(new Answer.Silence(SilenceReason.QUIET_HOURS, NOON.plus(Duration.ofHours(19))));
    assertThat(push(situation(), busyAt))
        .isEqualTo(new Answer.Silence(SilenceReason.BUSY, NOON.plusSeconds(3600)));
    assertThat(push(with(tips(new OpenTip(new UUID(7, 7), "task:4f", NOON.plusSeconds(9)), 1, null)), NOON))
        .isEqualTo(new Answer.Silence(SilenceReason.OPEN_TIP, NOON.plusSeconds(9)));
    assertThat(push(with(tips(null, 5, null)), NOON))
        .isEqualTo(new Answer.Silence(SilenceReason.DAILY_CAP, NOON.plus(Duration.ofHours(12))));
    assertThat(push(with(tips(null, 1, NOON.minusSeconds(3600))), NOON))
        .isEqualTo(new Answer.Silence(SilenceReason.COOLDOWN, NOON.plusSeconds(7200)));
  }

  private static UserTips tips(OpenTip open, int today, Instant lastPush) {
    return new UserTips(
        3, open, LocalDate.of(2026, 11, 24), today, null, lastPush, Set.of(), Memory.EMPTY, Memory.EMPTY,
        Memory.EMPTY, Memory.EMPTY);
  }

  @Test
  void servesAPullAtNightInAMeetingAndAfterAPush() {
    assertThat(pull(situation(), LATE_EVENING, 1).record().answer()).isInstanceOf(Answer.Offered.class);
    assertThat(pull(situation(), NOON.plusSeconds(1900), 1).record().answer()).isInstanceOf(Answer.Offered.class);
    assertThat(pull(with(tips(null, 1, NOON)), NOON, 1).record().answer()).isInstanceOf(Answer.Offered.class);
  }

  @Test
  void keepsQuietOnAPullOnlyForTheCapAndForNothingToOffer() {
    assertThat(pull(with(tips(null, 5, null)), NOON, 1).record().answer())
        .isEqualTo(new Answer.Silence(SilenceReason.DAILY_CAP, NOON.plus(Duration.ofHours(12))));
    var nothing = new Decider(List.of(), new FeatureAssembler())
        .decide(request(Trigger.PULL, NOON, 1), new Situation(PROFILE, UserState.EMPTY, UserTips.NONE));
    assertThat(nothing.record().answer()).isEqualTo(new Answer.Silence(SilenceReason.NO_CANDIDATES, null));
    assertThat(nothing.record().draw()).isNull();
    assertThat(nothing.tips()).isNull();
  }

  @Test
  void choosesSilenceSometimesOnAPushAndNeverOnAPull() {
    long silences = LongStream.range(0, 1000)
        .mapToObj(seed -> decider().decide(request(Trigger.PUSH, NOON, seed), situation()).record())
        .filter(record -> record.answer() instanceof Answer.Silence).count();

    assertThat(silences).isBetween(20L, 900L);
    for (long seed = 0; seed < 300; seed++) {
      assertThat(pull(situation(), NOON, seed).record().answer()).isInstanceOf(Answer.Offered.class);
    }
  }

  @Test
  void countsTheTipAndOpensIt() {
    var decision = pull(situation(), NOON, 1);
    var offered = (Answer.Offered) decision.record().answer();

    assertThat(decision.tips()).isNotNull();
    assertThat(decision.tips().open()).isEqualTo(new OpenTip(offered.id(), offered.content().ref(), offered.expiresAt()));
    assertThat(decision.tips().tipsThatDay()).isEqualTo(1);
    assertThat(decision.record().user()).isEqualTo(ADA);
  }

  @Test
  void logsBothStagesAndTheirProduct() {
    var draw = pull(situation(), NOON, 1).record().draw();

    assertThat(draw).isNotNull();
    assertThat(draw.propensity()).isEqualTo(draw.kindProbability() * draw.candidateProbability()).isBetween(0.0, 1.0);
  }
}
