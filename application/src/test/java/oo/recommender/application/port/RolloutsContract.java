package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.NoSuchElementException;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.Test;

/** What {@link Rollouts} promise. Each test begins with none kept. */
public abstract class RolloutsContract {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123456Z");

  protected abstract Rollouts rollouts();

  protected abstract Transactions transactions();

  private boolean append(RolloutChange change) {
    return transactions().call(() -> rollouts().append(change));
  }

  private static RolloutChange change(long version, Transition.Action action) {
    var canary = action == Transition.Action.CANARY_STARTED ? new Rollout.Canary("uniform", 10, AT.minusSeconds(5)) : null;
    var before = action == Transition.Action.PROMOTED ? new Rollout.Before("other", AT.minusSeconds(9)) : null;
    return new RolloutChange(
        id(), action, "uniform", "cli:ada", "because", new Rollout(version, "rules", canary, before, AT, "rules"));
  }

  @Test
  void hasNoneBeforeTheFirstChange() {
    assertThat(rollouts().current()).isNull();
    assertThat(rollouts().newest(null, 10)).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> rollouts().get(id()));
  }

  @Test
  void givesBackEveryKindOfChangeNewestFirst() {
    var first = change(1, Transition.Action.CONFIGURED);
    var second = change(2, Transition.Action.CANARY_STARTED);
    var third = change(3, Transition.Action.PROMOTED);
    assertThat(append(first)).isTrue();
    assertThat(append(second)).isTrue();
    assertThat(append(third)).isTrue();

    assertThat(rollouts().newest(null, 2)).containsExactly(third, second);
    assertThat(rollouts().newest(2L, 10)).containsExactly(first);
    assertThat(rollouts().get(second.id())).isEqualTo(second);
    assertThat(rollouts().current()).isEqualTo(third.to());
  }

  @Test
  void keepsOnlyTheFirstOfTwoWhoMakeTheSameVersion() {
    var first = change(1, Transition.Action.CONFIGURED);
    append(first);

    assertThat(append(change(1, Transition.Action.CANARY_STARTED))).isFalse();
    assertThat(rollouts().newest(null, 10)).containsExactly(first);
  }

  @Test
  void remembersWhatAKeyStandsFor() {
    var user = someone();
    var change = change(1, Transition.Action.CONFIGURED);
    assertThat(transactions().call(() -> rollouts().claim(user, key("k", 1)))).isEqualTo(new IdempotencyClaim.Free());
    transactions().run(() -> {
      rollouts().claim(user, key("k", 1));
      rollouts().append(change);
      rollouts().store(user, key("k", 1), change);
    });

    assertThat(transactions().call(() -> rollouts().claim(user, key("k", 1)))).isEqualTo(new IdempotencyClaim.SameRequest(change.id()));
    assertThat(transactions().call(() -> rollouts().claim(user, key("k", 2)))).isEqualTo(new IdempotencyClaim.OtherRequest());
    assertThat(transactions().call(() -> rollouts().claim(someone(), key("k", 2)))).isEqualTo(new IdempotencyClaim.Free());
  }
}
