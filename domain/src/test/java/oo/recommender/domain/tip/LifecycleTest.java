package oo.recommender.domain.tip;

import static oo.recommender.domain.tip.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import oo.recommender.domain.tip.Reaction.Dismiss;
import oo.recommender.domain.tip.Reaction.Done;
import oo.recommender.domain.tip.Reaction.Seen;
import oo.recommender.domain.tip.Reaction.Snooze;
import oo.recommender.domain.tip.Transition.Moved;
import oo.recommender.domain.tip.Transition.Refused;
import oo.recommender.domain.tip.Transition.Repeated;
import oo.recommender.domain.tip.Transition.SnoozeOutOfRange;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Instant EVENING = NOON.plus(Duration.ofHours(6));
  private static final Snooze TO_EVENING = new Snooze(EVENING);

  private static Tip in(TipState state) {
    return Examples.tip("advice:walk").in(state);
  }

  private static final List<TipState> OPEN = List.of(new TipState.Offered(), new TipState.Seen(NOON));

  @Test
  void movesAnOpenTipWithEveryReaction() {
    for (var open : OPEN) {
      assertThat(Lifecycle.react(in(open), new Done(), LATER)).isEqualTo(new Moved(new TipState.Done(LATER, false)));
      assertThat(Lifecycle.react(in(open), TO_EVENING, LATER))
          .isEqualTo(new Moved(new TipState.Snoozed(LATER, EVENING)));
      for (var reason : Dismissal.values()) {
        assertThat(Lifecycle.react(in(open), new Dismiss(reason), LATER))
            .isEqualTo(new Moved(new TipState.Dismissed(LATER, reason)));
      }
    }
    assertThat(Lifecycle.react(in(new TipState.Offered()), new Seen(), LATER))
        .isEqualTo(new Moved(new TipState.Seen(LATER)));
  }

  @Test
  void keepsDoneAgainstEverything() {
    var done = in(new TipState.Done(NOON, false));

    assertThat(Lifecycle.react(done, new Done(), LATER)).isInstanceOf(Repeated.class);
    assertThat(Lifecycle.react(done, new Seen(), LATER)).isInstanceOf(Repeated.class);
    assertThat(Lifecycle.react(done, TO_EVENING, LATER)).isInstanceOf(Refused.class);
    for (var reason : Dismissal.values()) {
      assertThat(Lifecycle.react(done, new Dismiss(reason), LATER)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void creditsALateDoneForADayAfterTheTipsTime() {
    var lastMoment = NOON.plus(Duration.ofHours(2)).plus(Lifecycle.LATE_CREDIT);
    var ended = List.of(
        new TipState.Offered(), new TipState.Snoozed(NOON, EVENING), new TipState.Skipped(NOON),
        new TipState.Dismissed(NOON, Dismissal.NOT_NOW));
    for (var state : ended) {
      assertThat(Lifecycle.react(in(state), new Done(), lastMoment))
          .isEqualTo(new Moved(new TipState.Done(lastMoment, true)));
      assertThat(Lifecycle.react(in(state), new Done(), lastMoment.plusMillis(1))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void refusesDoneForWhatTheUserRejected() {
    for (var reason : List.of(Dismissal.NEVER_THIS, Dismissal.ALREADY_DID, Dismissal.WRONG_REASON)) {
      assertThat(Lifecycle.react(in(new TipState.Dismissed(NOON, reason)), new Done(), LATER))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void expiresAnOpenTipAtItsTimeAndRemembersWhetherItWasSeen() {
    var end = NOON.plus(Duration.ofHours(2));

    assertThat(in(new TipState.Seen(NOON)).stateAt(end.minusMillis(1))).isInstanceOf(TipState.Seen.class);
    assertThat(in(new TipState.Seen(NOON)).stateAt(end)).isEqualTo(new TipState.Expired(true));
    assertThat(in(new TipState.Offered()).stateAt(end)).isEqualTo(new TipState.Expired(false));
    assertThat(Lifecycle.react(in(new TipState.Offered()), TO_EVENING, end)).isInstanceOf(Refused.class);
  }

  @Test
  void takesASnoozeOnlyIntoTheNextThirtyDays() {
    var offered = in(new TipState.Offered());

    assertThat(Lifecycle.react(offered, new Snooze(LATER), LATER)).isInstanceOf(SnoozeOutOfRange.class);
    assertThat(Lifecycle.react(offered, new Snooze(LATER.plus(Lifecycle.LONGEST_SNOOZE)), LATER))
        .isInstanceOf(Moved.class);
    assertThat(Lifecycle.react(offered, new Snooze(LATER.plus(Lifecycle.LONGEST_SNOOZE).plusMillis(1)), LATER))
        .isInstanceOf(SnoozeOutOfRange.class);
  }

  @Test
  void takesTheSameSnoozeAgainEvenWhenItsTimeHasCome() {
    var snoozed = in(new TipState.Snoozed(NOON, EVENING));

    assertThat(Lifecycle.react(snoozed, TO_EVENING, EVENING.plusSeconds(1))).isInstanceOf(Repeated.class);
    assertThat(Lifecycle.react(snoozed, new Snooze(EVENING.plusSeconds(1)), LATER)).isInstanceOf(Refused.class);
  }

  // What follows holds for any sequence of reactions, at any times that do not run backwards.

  record Step(Reaction reaction, Duration after) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Reaction> reactions = Arbitraries.oneOf(
        Arbitraries.just(new Seen()), Arbitraries.just(new Done()),
        Arbitraries.integers().between(-2, 800).map(hours -> new Snooze(NOON.plus(Duration.ofHours(hours)))),
        Arbitraries.of(Dismissal.values()).map(Dismiss::new));
    var pauses = Arbitraries.oneOf(
        Arbitraries.just(Duration.ZERO), Arbitraries.integers().between(0, 90).map(Duration::ofMinutes),
        Arbitraries.integers().between(1, 40).map(Duration::ofHours));
    return Combinators.combine(reactions, pauses).as(Step::new).list().ofMaxSize(12);
  }

  record Accepted(Reaction reaction, Instant at) {}

  private static Tip run(List<Step> steps, List<Accepted> accepted, List<TipState> states) {
    var tip = Examples.tip("advice:walk");
    var now = NOON;
    for (var step : steps) {
      now = now.plus(step.after());
      if (Lifecycle.react(tip, step.reaction(), now) instanceof Moved(var to)) {
        tip = tip.in(to);
        accepted.add(new Accepted(step.reaction(), now));
      }
      states.add(tip.state());
    }
    return tip;
  }

  @Property
  void neverLeavesDone(@ForAll("steps") List<Step> steps) {
    var states = new ArrayList<TipState>();
    run(steps, new ArrayList<>(), states);

    var fromDone = states.stream().dropWhile(state -> !(state instanceof TipState.Done)).toList();

    assertThat(fromDone).allMatch(state -> state.equals(fromDone.getFirst()));
  }

  @Property
  void givesTheSameStateWhenOnlyWhatWasAcceptedIsSaidAgain(@ForAll("steps") List<Step> steps) {
    var accepted = new ArrayList<Accepted>();
    var end = run(steps, accepted, new ArrayList<>());

    var tip = Examples.tip("advice:walk");
    for (var said : accepted) {
      assertThat(Lifecycle.react(tip, said.reaction(), said.at())).isInstanceOf(Moved.class);
      tip = tip.in(((Moved) Lifecycle.react(tip, said.reaction(), said.at())).to());
    }

    assertThat(tip).isEqualTo(end);
  }

  @Property
  void changesNothingWhenEverythingIsSaidTwice(@ForAll("steps") List<Step> steps) {
    var doubled = steps.stream()
        .flatMap(step -> java.util.stream.Stream.of(step, new Step(step.reaction(), Duration.ZERO))).toList();

    assertThat(run(doubled, new ArrayList<>(), new ArrayList<>()))
        .isEqualTo(run(steps, new ArrayList<>(), new ArrayList<>()));
  }

  @Property
  void answersTheSameReactionAtOnceAsRepeated(@ForAll("steps") List<Step> steps) {
    var tip = Examples.tip("advice:walk");
    var now = NOON;
    for (var step : steps) {
      now = now.plus(step.after());
      if (Lifecycle.react(tip, step.reaction(), now) instanceof Moved(var to)) {
        tip = tip.in(to);
        assertThat(Lifecycle.react(tip, step.reaction(), now)).isEqualTo(new Repeated(to));
      }
    }
  }

  @Property
  void keepsNeverThisOnceItWasAccepted(@ForAll("steps") List<Step> steps) {
    var tips = UserTips.NONE;
    var tip = Examples.tip("advice:walk");
    var now = NOON;
    boolean never = false;
    for (var step : steps) {
      now = now.plus(step.after());
      if (Lifecycle.react(tip, step.reaction(), now) instanceof Moved(var to)) {
        tip = tip.in(to);
        tips = tips.after(tip, now);
        never |= step.reaction().equals(new Dismiss(Dismissal.NEVER_THIS));
      }
      assertThat(tips.never().contains("advice:walk")).isEqualTo(never);
    }
  }
}
