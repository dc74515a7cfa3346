package oo.recommender.domain.tip;

import static oo.recommender.domain.tip.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;

class UserTipsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String WALK = "advice:walk";
  private static final String REPORT = "task:4f";

  private static UserTips offered(String ref) {
    return UserTips.NONE.offered(
        new OpenTip(new UUID(7, 7), ref, NOON.plus(Duration.ofHours(2))), Trigger.PULL, NOON, TODAY);
  }

  private static UserTips after(String ref, TipState state) {
    return offered(ref).after(Examples.tip(ref).in(state), NOON);
  }

  @Test
  void closesTheOpenTipByTimeAlone() {
    var tips = offered(WALK);

    assertThat(tips.openAt(NOON.plus(Duration.ofHours(2)).minusMillis(1))).isNotNull();
    assertThat(tips.openAt(NOON.plus(Duration.ofHours(2)))).isNull();
  }

  @Test
  void countsTipsByTheUsersDayAndDoesNotStartAgainWhenTheUserTravelsWest() {
    var tips = offered(WALK);

    assertThat(tips.tipsOn(TODAY)).isEqualTo(1);
    assertThat(tips.tipsOn(TODAY.plusDays(1))).isZero();
    assertThat(tips.tipsOn(TODAY.minusDays(1))).isEqualTo(1);
    var next = new OpenTip(new UUID(7, 9), REPORT, NOON);
    assertThat(tips.offered(next, Trigger.PULL, NOON, TODAY).tipsThatDay()).isEqualTo(2);
    assertThat(tips.offered(next, Trigger.PULL, NOON, TODAY.minusDays(1)).tipsOn(TODAY)).isEqualTo(2);
    assertThat(tips.offered(next, Trigger.PULL, NOON, TODAY.plusDays(1)).tipsThatDay()).isEqualTo(1);
  }

  @Test
  void remembersTheLastPushApartFromTheLastTip() {
    var open = new OpenTip(new UUID(7, 7), WALK, NOON.plusSeconds(60));
    var tips = UserTips.NONE.offered(open, Trigger.PUSH, NOON, TODAY)
        .offered(open, Trigger.PULL, NOON.plusSeconds(5), TODAY);

    assertThat(tips.lastPushAt()).isEqualTo(NOON);
    assertThat(tips.lastTipAt()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void keepsASnoozedMatterAwayAndThenWantsItBackForADay() {
    var evening = NOON.plus(Duration.ofHours(6));
    var tips = after(WALK, new TipState.Snoozed(NOON, evening));

    assertThat(tips.open()).isNull();
    assertThat(tips.forbids(WALK, evening.minusMillis(1))).isTrue();
    assertThat(tips.forbids(WALK, evening)).isFalse();
    assertThat(tips.comesBack(WALK, evening.minusMillis(1))).isFalse();
    assertThat(tips.comesBack(WALK, evening)).isTrue();
    assertThat(tips.comesBack(WALK, evening.plus(UserTips.COMES_BACK_FOR))).isFalse();
  }

  @Test
  void forgetsTheSnoozeWhenTheMatterIsOfferedAgainOrDoneLate() {
    var evening = NOON.plus(Duration.ofHours(6));
    var snoozed = after(WALK, new TipState.Snoozed(NOON, evening));
    var done = Examples.tip(WALK).in(new TipState.Done(NOON, true));

    assertThat(snoozed.after(done, NOON).snoozes()).isEqualTo(Memory.EMPTY);
    assertThat(snoozed.offered(new OpenTip(new UUID(7, 9), WALK, evening), Trigger.PULL, evening, TODAY).snoozes())
        .isEqualTo(Memory.EMPTY);
  }

  @Test
  void neverOffersAgainWhatIsNotWantedOrDoneForGood() {
    var muchLater = NOON.plus(Duration.ofDays(3000));

    assertThat(after(WALK, new TipState.Dismissed(NOON, Dismissal.NEVER_THIS)).forbids(WALK, muchLater)).isTrue();
    assertThat(after(REPORT, new TipState.Dismissed(NOON, Dismissal.ALREADY_DID)).forbids(REPORT, muchLater)).isTrue();
    assertThat(after(REPORT, new TipState.Done(NOON, false)).forbids(REPORT, muchLater)).isTrue();
  }

  @Test
  void letsAdviceRestThatWasDoneOrPutOff() {
    assertThat(after(WALK, new TipState.Done(NOON, false)).forbids(WALK, NOON)).isFalse();
    assertRests(Dismissal.NOT_NOW, UserTips.REST_AFTER_NOT_NOW);
    assertRests(Dismissal.WRONG_REASON, UserTips.REST_AFTER_WRONG_REASON);
    assertRests(Dismissal.ALREADY_DID, UserTips.REST_OF_ADVICE_ALREADY_DONE);
  }

  private static void assertRests(Dismissal reason, Duration rest) {
    var tips = after(WALK, new TipState.Dismissed(NOON, reason));
    assertThat(tips.forbids(WALK, NOON.plus(rest).minusMillis(1))).isTrue();
    assertThat(tips.forbids(WALK, NOON.plus(rest))).isFalse();
  }

  @Test
  void keepsAnotherTipOpenWhenAnOlderOneIsDoneLate() {
    var tips = offered(WALK).skipped()
        .offered(new OpenTip(new UUID(7, 9), REPORT, NOON.plusSeconds(60)), Trigger.PULL, NOON, TODAY);

    var after = tips.after(Examples.tip(WALK).in(new TipState.Done(NOON, true)), NOON);

    assertThat(after.open()).isNotNull().extracting(OpenTip::ref).isEqualTo(REPORT);
  }

  @Test
  void remembersABoundedNumberOfWhatWasShown() {
    var tips = UserTips.NONE;
    for (int i = 0; i < 300; i++) {
      tips = tips.offered(new OpenTip(new UUID(7, i), "advice:a" + i, NOON), Trigger.PULL, NOON.plusSeconds(i), TODAY);
    }

    assertThat(tips.shown().moments()).hasSize(128).containsKeys("advice:a299", "advice:a172");
  }
}
