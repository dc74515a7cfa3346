package oo.recommender.adapter.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.events.application.ReplayHistory;
import oo.events.application.port.InMemoryOutbox;
import oo.events.application.port.Subscription;
import oo.events.application.port.TestMessages;
import oo.events.domain.SubjectPattern;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.RebuildUserState;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.UserEvents;
import oo.recommender.domain.state.CalendarDisconnected;
import oo.recommender.domain.state.UserEvent;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InProcessUserEventsTest {

  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final UserId BEN = new UserId(new UUID(2, 2));
  private static final String CALENDAR = "oo.integrations.calendar.disconnected.v1";
  private static final String TIP = "oo.recommender.tip.decided.v1";

  private final InMemoryOutbox integrations = new InMemoryOutbox();
  private final InMemoryOutbox recommender = new InMemoryOutbox();
  private final Map<UUID, UserEvent> readable = new HashMap<>();
  private final InMemoryRecommender store = new InMemoryRecommender();
  private final ApplyUserEvent applyUserEvent = new ApplyUserEvent(store.userStates());

  private final UserEvents events = InProcessRecommender.userEvents(
      List.of(
          handler -> new ReplayHistory(integrations).execute(subscribed(handler)),
          handler -> new ReplayHistory(recommender).execute(subscribed(handler))),
      this::decode);

  private static Subscription subscribed(MessageHandler handler) {
    return new Subscription(
        "recommender.user_state", "recommender", List.of(new SubjectPattern(CALENDAR), new SubjectPattern(TIP)), handler);
  }

  private UserEvent decode(Message message) {
    var event = readable.get(message.id());
    if (event == null) {
      throw new IllegalArgumentException("message " + message.id() + " cannot be read");
    }
    return event;
  }

  private Message happens(InMemoryOutbox outbox, UserId user, String subject) {
    var message = TestMessages.about(user.value(), subject);
    readable.put(message.id(), new CalendarDisconnected(user, message.id()));
    outbox.commit(message);
    return message;
  }

  private UserEvents.Kept kept(Message message) {
    return new UserEvents.Kept(message.id(), readable.get(message.id()));
  }

  private List<UserEvents.Kept> history(@Nullable UserId user) {
    var history = new ArrayList<UserEvents.Kept>();
    events.each(user, history::add);
    return history;
  }

  @Test
  void handsOverWhatEveryModuleToldInItsOrder() {
    var third = happens(recommender, ADA, TIP);
    var first = happens(integrations, ADA, CALENDAR);
    var second = happens(integrations, BEN, CALENDAR);
    var fourth = happens(recommender, BEN, TIP);

    assertThat(history(null)).containsExactly(kept(first), kept(second), kept(third), kept(fourth));
  }

  @Test
  void handsOverWhatIsToldOfOneUser() {
    happens(integrations, BEN, CALENDAR);
    var first = happens(integrations, ADA, CALENDAR);
    happens(recommender, BEN, TIP);
    var second = happens(recommender, ADA, TIP);

    assertThat(history(ADA)).containsExactly(kept(first), kept(second));
  }

  @Test
  void leavesOutWhatCannotBeReadAndGoesOn() {
    var first = happens(integrations, ADA, CALENDAR);
    readable.remove(happens(integrations, ADA, CALENDAR).id());
    var last = happens(integrations, ADA, CALENDAR);

    assertThat(history(ADA)).containsExactly(kept(first), kept(last));
  }

  @Test
  void endsWithTheFailureOfItsReader() {
    happens(integrations, ADA, CALENDAR);
    var read = new ArrayList<UUID>();

    assertThatThrownBy(() -> events.each(null, kept -> {
      read.add(kept.message());
      throw new IllegalArgumentException("the reader broke");
    })).hasMessage("the reader broke");
    assertThat(read).hasSize(1);
  }

  @Test
  void rebuildsTheStateThatTheEventsLeftWhenTheyHappened() {
    for (var message : List.of(
        happens(integrations, ADA, CALENDAR), happens(integrations, BEN, CALENDAR), happens(recommender, ADA, TIP))) {
      applyUserEvent.execute(message.id(), decode(message));
    }
    var before = List.of(store.users().of(ADA).state(), store.users().of(BEN).state());

    assertThat(new RebuildUserState(store.userStates(), events).execute(null).events()).isEqualTo(3);

    assertThat(List.of(store.users().of(ADA).state(), store.users().of(BEN).state())).isEqualTo(before);
    assertThat(before.getFirst().disconnected()).hasSize(2);
  }
}
