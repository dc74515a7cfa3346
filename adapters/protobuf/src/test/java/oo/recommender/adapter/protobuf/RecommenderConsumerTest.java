package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.CALENDAR;
import static oo.recommender.adapter.protobuf.Told.DECISION;
import static oo.recommender.adapter.protobuf.Told.FEEDBACK;
import static oo.recommender.adapter.protobuf.Told.NOON;
import static oo.recommender.adapter.protobuf.Told.TIP;
import static oo.recommender.adapter.protobuf.Told.at;
import static oo.recommender.adapter.protobuf.Told.message;
import static oo.recommender.adapter.protobuf.Told.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import oo.events.adapter.protobuf.CompiledEventSchemas;
import oo.events.application.port.EventSchemas.EventSchema;
import oo.integrations.events.v1.BusyTime;
import oo.integrations.events.v1.TaskSignal;
import oo.integrations.events.v1.UpcomingSignal;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarDisconnected;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.CalendarSignalsChanged;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.state.UserEvent;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.events.v1.Dismissed;
import oo.recommender.events.v1.Done;
import oo.recommender.events.v1.Seen;
import oo.recommender.events.v1.SilenceOutcome;
import oo.recommender.events.v1.Snoozed;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommenderConsumerTest {

  /** For readers elsewhere. */
  private static final Set<String> OF_OTHERS = Set.of("ModelSnapshotPublished", "RolloutChanged");

  private static final UserId USER = new UserId(Told.USER);

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final RecommenderConsumer consumer = new RecommenderConsumer(new ApplyUserEvent(store.userStates()));

  private static UserEvent read(Message.Builder event) {
    return RecommenderConsumer.decode(message(event.build()));
  }

  private static Reaction reaction(Message.Builder event) {
    return ((FeedbackReceived) read(event)).reaction();
  }

  @Test
  void readsAllThatACalendarSays() {
    assertThat(read(Told.signals())).isEqualTo(new CalendarSignalsChanged(USER, new CalendarSignals(
        CALENDAR, NOON,
        List.of(new Busy(noonPlus(30), noonPlus(60)), new Busy(noonPlus(60), noonPlus(90))),
        List.of(new OpenTask("t1", "Report", noonPlus(300), noonPlus(-60), Duration.ofMinutes(20), 1, noonPlus(-9000))),
        List.of(new UpcomingEvent("e1", "Talk", noonPlus(180), noonPlus(240), true, true, 3)))));
  }

  @Test
  void readsWhatACalendarLeavesOpenAsNotGiven() {
    var bare = Told.signals().clearBusy().clearTasks().clearUpcoming()
        .addTasks(TaskSignal.newBuilder().setRef("t2"))
        .addUpcoming(UpcomingSignal.newBuilder().setRef("e2").setStart(at(1)).setEnd(at(1)));

    assertThat(((CalendarSignalsChanged) read(bare)).signals()).isEqualTo(new CalendarSignals(
        CALENDAR, NOON, List.of(), List.of(new OpenTask("t2", "", null, null, null, 0, null)),
        List.of(new UpcomingEvent("e2", "", noonPlus(1), noonPlus(1), false, false, 0))));
  }

  @Test
  void readsThatACalendarIsGone() {
    assertThat(read(Told.disconnected())).isEqualTo(new CalendarDisconnected(USER, CALENDAR));
  }

  @Test
  void readsATip() {
    assertThat(read(Told.tip())).isEqualTo(new TipDecided(
        DECISION, USER, NOON, Trigger.PULL, new TipDecided.Tip(TIP, "advice:walk", TipKind.MOVEMENT, noonPlus(30))));
  }

  @Test
  void readsASilence() {
    assertThat(read(Told.silence().setTrigger(oo.recommender.events.v1.Trigger.TRIGGER_PUSH))).isEqualTo(new TipDecided(
        DECISION, USER, NOON, Trigger.PUSH, new TipDecided.Silence(SilenceReason.QUIET_HOURS, noonPlus(600))));
    assertThat(read(Told.silence().setSilence(SilenceOutcome.newBuilder().setReason("NO_CANDIDATES"))))
        .extracting(event -> ((TipDecided) event).outcome())
        .isEqualTo(new TipDecided.Silence(SilenceReason.NO_CANDIDATES, null));
  }

  @Test
  void readsEveryReaction() {
    assertThat(read(Told.feedback())).isEqualTo(new FeedbackReceived(
        FEEDBACK, USER, TIP, DECISION, "advice:walk", TipKind.MOVEMENT, new Reaction.Done(), true, noonPlus(10)));
    assertThat(((FeedbackReceived) read(Told.feedback().setDone(Done.newBuilder()))).late()).isFalse();
    assertThat(((FeedbackReceived) read(Told.feedback().clearDecisionId())).decision()).isNull();
    assertThat(reaction(Told.feedback().setSeen(Seen.newBuilder()))).isEqualTo(new Reaction.Seen());
    assertThat(reaction(Told.feedback().setSnoozed(Snoozed.newBuilder().setUntil(at(90)))))
        .isEqualTo(new Reaction.Snooze(noonPlus(90)));
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryDismissal(Dismissal reason) {
    assertThat(reaction(Told.feedback().setDismissed(Dismissed.newBuilder().setReason(reason.wireName()))))
        .isEqualTo(new Reaction.Dismiss(reason));
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryKind(TipKind kind) {
    assertThat(((FeedbackReceived) read(Told.feedback().setKind(kind.wireName()))).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void readsEverySilence(SilenceReason reason) {
    assertThat(((TipDecided) read(Told.silence().setSilence(SilenceOutcome.newBuilder().setReason(reason.name())))).outcome())
        .isEqualTo(new TipDecided.Silence(reason, null));
  }

  @Test
  void appliesAMessageOnce() {
    var first = message(Told.signals().build());
    consumer.handle(first);
    consumer.handle(new oo.shared.application.Message(
        first.id(), first.subject(), first.type(), first.key(), NOON.plusSeconds(1), first.headers(),
        Told.signals().clearBusy().build().toByteArray()));

    var calendars = store.users().of(USER).state().calendars();
    assertThat(calendars).containsOnlyKeys(CALENDAR);
    assertThat(calendars.get(CALENDAR).busy()).hasSize(2);
  }

  @Test
  void letsTheLaterOfTwoWordsOfACalendarHold() {
    consumer.handle(message(Told.signals().build()));
    var earlier = Told.signals().clearBusy().addBusy(BusyTime.newBuilder().setFrom(at(1)).setTo(at(2))).build();
    consumer.handle(new oo.shared.application.Message(
        new UUID(8, 9), "s", earlier.getDescriptorForType().getFullName(), Told.USER, NOON.minusSeconds(1),
        Map.of(), earlier.toByteArray()));

    assertThat(store.users().of(USER).state().calendars().get(CALENDAR).busy()).hasSize(2);
  }

  @Test
  void wantsTheSubjectsThatTheContractNames() {
    var wanted = new HashSet<>(RecommenderConsumer.SUBJECTS);
    wanted.addAll(RecommenderConsumer.LEARNER_SUBJECTS);

    assertThat(wanted).containsExactlyInAnyOrderElementsOf(new CompiledEventSchemas().all().stream()
        .filter(schema -> !schema.protoPackage().equals("oo.profile.events.v1"))
        .filter(schema -> !OF_OTHERS.contains(schema.messageName()))
        .map(EventSchema::subject).toList());
  }
}
