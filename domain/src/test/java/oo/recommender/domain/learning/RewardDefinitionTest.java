package oo.recommender.domain.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.Reaction;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class RewardDefinitionTest {

  private static final Instant EXPIRES = Instant.parse("2026-11-24T13:00:00Z");
  private static final RewardDefinition GRADED = RewardDefinition.GRADED;

  private static Aftermath told(Reaction reaction, Instant at) {
    return Aftermath.of(new FeedbackReceived(
        new UUID(1, 1), new UserId(new UUID(2, 2)), new UUID(3, 3), new UUID(4, 4), "advice:walk", TipKind.MOVEMENT, reaction,
        at.isAfter(EXPIRES), at));
  }

  private static Aftermath told(Reaction reaction) {
    return told(reaction, EXPIRES.minusSeconds(60));
  }

  private static OptionalDouble worth(Aftermath... told) {
    return GRADED.of(List.of(told).stream().reduce(Aftermath.UNKNOWN, Aftermath::plus), EXPIRES);
  }

  private static Aftermath dismissed(Dismissal reason) {
    return told(new Reaction.Dismiss(reason));
  }

  @Test
  void valuesEachWayATipCanEnd() {
    assertThat(worth(told(new Reaction.Done()))).hasValue(1);
    assertThat(worth(dismissed(Dismissal.ALREADY_DID))).hasValue(0.3);
    assertThat(worth(dismissed(Dismissal.NOT_NOW))).hasValue(-0.1);
    assertThat(worth(dismissed(Dismissal.WRONG_REASON))).hasValue(-0.2);
    assertThat(worth(dismissed(Dismissal.NEVER_THIS))).hasValue(-0.5);
    assertThat(worth(told(new Reaction.Seen()), Aftermath.IGNORED)).hasValue(0);
  }

  @Test
  void creditsALateDoneWithinItsWindowAndNotAfterwards() {
    assertThat(worth(told(new Reaction.Done(), EXPIRES.plus(Lifecycle.LATE_CREDIT)))).hasValue(1);
    assertThat(worth(told(new Reaction.Done(), EXPIRES.plus(Lifecycle.LATE_CREDIT).plusMillis(1)))).hasValue(0);
  }

  @Test
  void letsADoneOutdoWhatWasSaidBefore() {
    assertThat(worth(dismissed(Dismissal.NOT_NOW), told(new Reaction.Done(), EXPIRES.plusSeconds(60)))).hasValue(1);
    assertThat(worth(told(new Reaction.Snooze(EXPIRES.plusSeconds(600))), told(new Reaction.Done(), EXPIRES.plusSeconds(60))))
        .hasValue(1);
  }

  @Test
  void waitsForWhatIsSnoozedAndCensorsWhatWasNeverSeen() {
    assertThat(worth()).isEmpty();
    assertThat(worth(told(new Reaction.Seen()))).isEmpty();
    assertThat(worth(told(new Reaction.Snooze(EXPIRES.plusSeconds(600))))).isEmpty();
    assertThat(worth(told(new Reaction.Seen()), told(new Reaction.Snooze(EXPIRES.plusSeconds(600))), Aftermath.IGNORED)).isEmpty();
    assertThat(worth(new Aftermath(false, false, true, null, null))).isEmpty();
  }

  @Provide
  Arbitrary<List<Aftermath>> tellings() {
    var all = new ArrayList<Aftermath>(List.of(
        Aftermath.IGNORED, told(new Reaction.Seen()), told(new Reaction.Snooze(EXPIRES)), told(new Reaction.Done()),
        told(new Reaction.Done(), EXPIRES.plus(Duration.ofDays(2)))));
    for (var reason : Dismissal.values()) {
      all.add(dismissed(reason));
    }
    return Arbitraries.of(all).list().ofMaxSize(8);
  }

  @Property
  void isTheSameInAnyOrderAndHoweverOftenItIsTold(@ForAll("tellings") List<Aftermath> told, @ForAll long seed) {
    var again = new ArrayList<>(told);
    again.addAll(told);
    Collections.shuffle(again, new Random(seed));

    assertThat(again.stream().reduce(Aftermath.UNKNOWN, Aftermath::plus))
        .isEqualTo(told.stream().reduce(Aftermath.UNKNOWN, Aftermath::plus));
  }

  @Property
  void staysBetweenMinusOneAndOneUnderEveryDefinition(@ForAll("tellings") List<Aftermath> told) {
    for (var definition : RewardDefinition.ALL) {
      definition.of(told.stream().reduce(Aftermath.UNKNOWN, Aftermath::plus), EXPIRES)
          .ifPresent(value -> assertThat(value).isBetween(-1.0, 1.0));
    }
  }

  @Test
  void isFoundByItsVersion() {
    assertThat(RewardDefinition.ALL).allSatisfy(
        definition -> assertThat(RewardDefinition.of(definition.version())).isEqualTo(definition));
    assertThatThrownBy(() -> RewardDefinition.of(99)).hasMessageContaining("99");
    assertThatThrownBy(() -> new RewardDefinition(3, "generous", 5, 0, 0, 0, 0, 0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
