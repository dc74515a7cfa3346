package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Examples;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import org.junit.jupiter.api.Test;

class TipWorthTest {

  private static final Tip TIP = Examples.tip("advice:walk");
  private static final Instant THEN = TIP.offeredAt().plusSeconds(60);
  private static final Instant LONG_AFTER = TIP.expiresAt().plus(Lifecycle.LATE_CREDIT).plusSeconds(1);

  private static Double worth(TipState state, Instant now) {
    return TipWorth.of(TIP.in(state), now);
  }

  @Test
  void countsInTipsDone() {
    assertThat(worth(new TipState.Done(THEN, false), THEN)).isEqualTo(1);
    assertThat(worth(new TipState.Done(LONG_AFTER, true), LONG_AFTER)).isEqualTo(1);
    assertThat(worth(new TipState.Dismissed(THEN, Dismissal.ALREADY_DID), THEN)).isEqualTo(0.3);
    assertThat(worth(new TipState.Dismissed(THEN, Dismissal.NOT_NOW), THEN)).isEqualTo(-0.1);
    assertThat(worth(new TipState.Dismissed(THEN, Dismissal.WRONG_REASON), THEN)).isEqualTo(-0.2);
    assertThat(worth(new TipState.Dismissed(THEN, Dismissal.NEVER_THIS), THEN)).isEqualTo(-0.5);
  }

  @Test
  void waitsAsLongAsMoreMayCome() {
    assertThat(worth(new TipState.Offered(), THEN)).isNull();
    assertThat(worth(new TipState.Seen(THEN), THEN)).isNull();
    assertThat(worth(new TipState.Snoozed(THEN, THEN.plus(Duration.ofHours(1))), THEN)).isNull();
    assertThat(worth(new TipState.Seen(THEN), TIP.expiresAt().plusSeconds(1))).isNull();
    assertThat(worth(new TipState.Seen(THEN), LONG_AFTER)).isZero();
  }

  @Test
  void knowsNothingOfWhatNobodySaw() {
    assertThat(worth(new TipState.Offered(), LONG_AFTER)).isNull();
    assertThat(worth(new TipState.Skipped(THEN), LONG_AFTER)).isNull();
  }
}
