package oo.recommender.domain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class UserStateTest {

  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static UserEvent signals(int calendar, int asOf) {
    var from = NOON.plusSeconds(asOf * 100L);
    return new CalendarSignalsChanged(ADA, new CalendarSignals(
        new UUID(3, calendar), NOON.plusSeconds(asOf), List.of(new Busy(from, from.plusSeconds(60))), List.of(),
        List.of()));
  }

  private static UserEvent disconnected(int calendar) {
    return new CalendarDisconnected(ADA, new UUID(3, calendar));
  }

  private static UserEvent decided(long tip) {
    return new TipDecided(new UUID(4, tip), ADA, offeredAt(tip), Trigger.PULL,
        new TipDecided.Tip(new UUID(7, tip), "advice:walk", kindOf(tip), NOON.plusSeconds(60)));
  }

  /** Three a day. */
  private static Instant offeredAt(long tip) {
    return NOON.minusSeconds((300 - tip) * 28_800);
  }

  private static UserEvent feedback(long tip, Reaction reaction) {
    return new FeedbackReceived(
        new UUID(5, tip), ADA, new UUID(7, tip), new UUID(4, tip), "advice:walk", kindOf(tip), reaction, false, NOON);
  }

  private static TipKind kindOf(long tip) {
    return TipKind.values()[(int) (tip % TipKind.values().length)];
  }

  private static UserState after(List<UserEvent> events) {
    var state = UserState.EMPTY;
    for (var event : events) {
      state = state.after(event);
    }
    return state;
  }

  @Provide
  Arbitrary<List<UserEvent>> events() {
    Arbitrary<Reaction> reactions = Arbitraries.oneOf(
        Arbitraries.just(new Reaction.Seen()), Arbitraries.just(new Reaction.Done()),
        Arbitraries.just(new Reaction.Snooze(NOON)), Arbitraries.just(new Reaction.Dismiss(Dismissal.NOT_NOW)));
    var tips = Arbitraries.longs().between(0, 300);
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 9))
            .as(UserStateTest::signals),
        Arbitraries.integers().between(0, 3).map(UserStateTest::disconnected),
        tips.map(UserStateTest::decided),
        Combinators.combine(tips, reactions).as(UserStateTest::feedback))
        .list().ofMaxSize(60);
  }

  @Property
  void dependsNeitherOnTheOrderOfEventsNorOnHowOftenTheyCome(
      @ForAll("events") List<UserEvent> events, @ForAll long shuffle) {
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(shuffled, new Random(shuffle));

    assertThat(after(shuffled)).isEqualTo(after(events));
    assertThat(after(shuffled).kindsAt(NOON)).isEqualTo(after(events).kindsAt(NOON));
  }

  @Property(tries = 100)
  void countsEachTipHalfAfterEveryHalfLife(@ForAll("events") List<UserEvent> events) {
    var state = after(events);
    var history = state.kindsAt(NOON);

    assertThat(history.dose() / (double) KindHistory.TIP)
        .isCloseTo(weight(state, 1, _ -> true), within(0.004 * state.tips().size()));
    for (var kind : TipKind.values()) {
      var decayed = history.of(kind).decayed();
      var tolerance = within(0.004 * state.tips().size());
      assertThat(decayed.offered() / 1024.0).isCloseTo(weight(state, 14, tip -> tip.kind() == kind), tolerance);
      assertThat(decayed.done() / 1024.0).isCloseTo(
          weight(state, 14, tip -> tip.kind() == kind && tip.stage() == TipStanding.Stage.DONE), tolerance);
      assertThat(decayed.snoozed() / 1024.0).isCloseTo(
          weight(state, 14, tip -> tip.kind() == kind && tip.stage() == TipStanding.Stage.SNOOZED), tolerance);
      assertThat(decayed.dismissed() / 1024.0).isCloseTo(
          weight(state, 14, tip -> tip.kind() == kind && tip.stage() == TipStanding.Stage.DISMISSED), tolerance);
    }
  }

  /** Of the tips that count, each by {@code 2^(-age / half-life)}. */
  private static double weight(UserState state, int halfLifeDays, Predicate<TipStanding> counted) {
    return state.tips().values().stream().filter(counted).filter(tip -> tip.offeredAt() != null)
        .mapToDouble(tip -> Math.pow(2, -Duration.between(tip.offeredAt(), NOON).toSeconds() / (halfLifeDays * 86_400.0)))
        .sum();
  }

  @Test
  void forgetsByHalfAfterTwoWeeksAndTheDoseAfterADay() {
    var at = offeredAt(11);
    var state = after(List.of(decided(11), feedback(11, new Reaction.Done())));

    assertThat(state.kindsAt(at).dose()).isEqualTo(1024);
    assertThat(state.kindsAt(at.plus(Duration.ofDays(1))).dose()).isEqualTo(512);
    assertThat(state.kindsAt(at.plus(Duration.ofDays(14))).of(kindOf(11)).decayed())
        .isEqualTo(new KindHistory.Decayed(512, 512, 0, 0));
    assertThat(state.kindsAt(at.plus(Duration.ofDays(28))).of(kindOf(11)).decayed().doneRate())
        .isEqualTo(0.25 / 2.25);
    assertThat(state.kindsAt(at.plus(Duration.ofDays(9999))).of(kindOf(11)).decayed())
        .isEqualTo(KindHistory.Decayed.NONE);
    // A clock that is behind the one that offered it.
    assertThat(state.kindsAt(at.minusSeconds(5)).dose()).isEqualTo(1024);
  }

  @Test
  void remembersWhenAKindWasLastOffered() {
    var state = after(List.of(decided(22), decided(11)));

    assertThat(state.kindsAt(NOON).of(kindOf(11)).lastOfferedAt()).isEqualTo(offeredAt(22));
    assertThat(state.kindsAt(NOON).of(kindOf(12)).lastOfferedAt()).isNull();
    assertThat(after(List.of(feedback(11, new Reaction.Done()))).kindsAt(NOON).of(kindOf(11)).lastOfferedAt()).isNull();
  }

  @Test
  void keepsTheSameTipsWhenMoreComeThanItHoldsInAnyOrder() {
    var events = new ArrayList<UserEvent>(LongStream.range(0, 400).mapToObj(UserStateTest::decided).toList());
    LongStream.range(0, 400).forEach(tip -> events.add(feedback(tip, new Reaction.Done())));
    var expected = after(events);
    Collections.shuffle(events, new Random(42));

    assertThat(after(events)).isEqualTo(expected);
    assertThat(expected.tips()).hasSize(UserState.MOST_TIPS).containsKey(new UUID(7, 399));
  }

  @Test
  void replacesWhatACalendarSaidAndForgetsItWhenDisconnected() {
    var twice = after(List.of(signals(1, 1), signals(2, 1), signals(1, 2)));

    assertThat(twice.calendars()).hasSize(2);
    assertThat(twice.calendars().get(new UUID(3, 1)).asOf()).isEqualTo(NOON.plusSeconds(2));
    assertThat(twice.after(disconnected(1)).calendars()).containsOnlyKeys(new UUID(3, 2));
    assertThat(twice.after(disconnected(1)).after(signals(1, 9)).calendars()).containsOnlyKeys(new UUID(3, 2));
  }

  @Test
  void countsEachTipOnceByHowFarItCame() {
    var kind = kindOf(11);
    var state = after(List.of(
        decided(11), feedback(11, new Reaction.Seen()), feedback(11, new Reaction.Done()), decided(22),
        feedback(22, new Reaction.Dismiss(Dismissal.NOT_NOW)), decided(33)));

    assertThat(kindOf(22)).isEqualTo(kind);
    var counts = state.kindsAt(NOON).of(kind);
    assertThat(List.of(counts.offered(), counts.done(), counts.dismissed())).containsExactly(3, 1, 1);
    assertThat(state.kindsAt(NOON).of(kindOf(12))).isEqualTo(KindHistory.Counts.ZERO);
  }
}
