package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.UserEvents;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.state.CalendarDisconnected;
import oo.recommender.domain.state.CalendarSignalsChanged;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RebuildUserStateTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final ApplyUserEvent applyUserEvent = new ApplyUserEvent(store.userStates());
  private final List<UserEvents.Kept> history = new ArrayList<>();
  private final UserId ada = someone();
  private final UserId ben = someone();

  private final UserEvents events = new UserEvents() {
    @Override
    public void each(@Nullable UserId user, Consumer<Kept> reader) {
      history.stream().filter(kept -> user == null || kept.event().user().equals(user)).forEach(reader);
    }
  };

  private void happens(UserId user) {
    var calendar = AdaAtNoon.state().calendars().values().iterator().next();
    history.add(new UserEvents.Kept(id(), new CalendarSignalsChanged(user, calendar)));
    history.add(new UserEvents.Kept(id(), RecommenderExamples.tip(user, UserTips.NONE, 1).record().event()));
    history.add(new UserEvents.Kept(id(), new CalendarDisconnected(user, id())));
  }

  private void deliver() {
    history.forEach(kept -> applyUserEvent.execute(kept.message(), kept.event()));
  }

  private UserState state(UserId user) {
    return store.users().of(user).state();
  }

  @Test
  void takesAnEventOnceHoweverOftenItIsDelivered() {
    happens(ada);
    deliver();
    var once = state(ada);
    deliver();

    assertThat(state(ada)).isEqualTo(once);
    assertThat(once.calendars()).hasSize(1);
    assertThat(once.tips()).hasSize(1);
  }

  @Test
  void makesTheSameStateAgainFromEvents() {
    happens(ada);
    happens(ben);
    deliver();
    var before = List.of(state(ada), state(ben));
    store.userStates().apply(id(), ada, any -> UserState.EMPTY);

    var rebuilt = new RebuildUserState(store.userStates(), events).execute(null);

    assertThat(rebuilt.events()).isEqualTo(6);
    assertThat(List.of(state(ada), state(ben))).isEqualTo(before);
  }

  @Test
  void rebuildsOneUserAndLeavesTheOthers() {
    happens(ada);
    happens(ben);
    deliver();
    var before = state(ada);
    store.userStates().apply(id(), ben, any -> UserState.EMPTY);

    assertThat(new RebuildUserState(store.userStates(), events).execute(ada).events()).isEqualTo(3);

    assertThat(state(ada)).isEqualTo(before);
    assertThat(state(ben)).isEqualTo(UserState.EMPTY);
  }
}
