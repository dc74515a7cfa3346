package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.state.UserState;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

/** What {@link UserStates} promises. */
public abstract class UserStatesContract {

  protected abstract RecommenderStore store();

  private static CalendarSignals calendar() {
    var known = AdaAtNoon.state().calendars().values().iterator().next();
    return new CalendarSignals(id(), known.asOf(), known.busy(), known.tasks(), known.upcoming());
  }

  private UserState state(UserId user) {
    return store().users().of(user).state();
  }

  @Test
  void givesBackTheStateAsItWasMade() {
    var user = someone();
    var calendar = calendar();
    var gone = id();
    var tip = new TipDecided(
        id(), user, AdaAtNoon.NOON, Trigger.PULL, new TipDecided.Tip(id(), "task:4f", TipKind.TASK, AdaAtNoon.NOON));

    store().userStates().apply(id(), user, state -> state.with(calendar).without(gone).after(tip));

    assertThat(state(user)).isEqualTo(UserState.EMPTY.with(calendar).without(gone).after(tip));
  }

  @Test
  void appliesAMessageOnce() {
    var user = someone();
    var message = id();

    assertThat(store().userStates().apply(message, user, state -> state.with(calendar()))).isTrue();
    assertThat(store().userStates().apply(message, user, state -> state.with(calendar()))).isFalse();

    assertThat(state(user).calendars()).hasSize(1);
  }

  @Test
  void takesAMessageAgainWhoseChangeFailed() {
    var user = someone();
    var message = id();
    assertThatThrownBy(() -> store().userStates().apply(message, user, state -> {
      throw new IllegalStateException("bad event");
    })).hasStackTraceContaining("bad event");

    assertThat(store().userStates().apply(message, user, state -> state.with(calendar()))).isTrue();
    assertThat(state(user).calendars()).hasSize(1);
  }

  @Test
  void losesNoChangeOfManyAtOnce() throws Exception {
    var user = someone();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var changes = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 24; i++) {
        changes.add(() -> store().userStates().apply(id(), user, state -> state.with(calendar())));
      }
      for (var done : threads.invokeAll(changes)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(state(user).calendars()).hasSize(24);
  }

  @Test
  void forgetsOneUserAndThenTakesTheSameMessagesAgain() {
    var user = someone();
    var other = someone();
    var message = id();
    for (var one : List.of(user, other)) {
      store().userStates().apply(one.equals(user) ? message : id(), one, state -> state.with(calendar()));
    }

    store().userStates().clear(user);

    assertThat(state(user)).isEqualTo(UserState.EMPTY);
    assertThat(state(other).calendars()).hasSize(1);
    assertThat(store().userStates().apply(message, user, state -> state.with(calendar()))).isTrue();
    store().userStates().clear(null);
    assertThat(state(other)).isEqualTo(UserState.EMPTY);
  }
}
