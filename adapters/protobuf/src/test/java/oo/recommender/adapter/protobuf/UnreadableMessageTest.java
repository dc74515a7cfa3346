package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.at;
import static oo.recommender.adapter.protobuf.Told.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.stream.Stream;
import oo.integrations.events.v1.BusyTime;
import oo.integrations.events.v1.TaskSignal;
import oo.integrations.events.v1.UpcomingSignal;
import oo.recommender.events.v1.Dismissed;
import oo.recommender.events.v1.Snoozed;
import oo.recommender.events.v1.TipOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableMessageTest {

  private static final UnknownFieldSet NEWER = UnknownFieldSet.newBuilder()
      .addField(500, UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("new")).build())
      .addField(501, UnknownFieldSet.Field.newBuilder().addVarint(7).build()).build();

  static List<Message> all() {
    return List.of(Told.signals().build(), Told.disconnected().build(), Told.tip().build(), Told.silence().build(),
        Told.feedback().build());
  }

  @ParameterizedTest
  @MethodSource("all")
  void passesOverFieldsOfANewerVersion(Message event) {
    var newer = event.toBuilder().setUnknownFields(NEWER).build();

    assertThat(newer.getSerializedSize()).isGreaterThan(event.getSerializedSize());
    assertThat(RecommenderConsumer.decode(message(newer))).isEqualTo(RecommenderConsumer.decode(message(event)));
  }

  @Test
  void passesOverFieldsOfANewerVersionInsideAnother() {
    var newer = Told.signals();
    newer.getTasksBuilder(0).setUnknownFields(NEWER);
    newer.getBusyBuilder(0).setUnknownFields(NEWER);

    assertThat(RecommenderConsumer.decode(message(newer.build())))
        .isEqualTo(RecommenderConsumer.decode(message(Told.signals().build())));
  }

  @Test
  void refusesATypeThatItDoesNotKnow() {
    assertThatThrownBy(() -> RecommenderConsumer.decode(message("oo.integrations.events.v1.CalendarPainted", new byte[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("message 00000000-0000-0008-0000-000000000008 of type oo.integrations.events.v1.CalendarPainted"
            + " cannot be read: the type is not known here");
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesWhatIsCutOff(Message event) {
    var payload = event.toByteString();

    assertThatThrownBy(() -> RecommenderConsumer.decode(
        message(event.getDescriptorForType().getFullName(), payload.substring(0, payload.size() - 1).toByteArray())))
        .isInstanceOf(UnreadableMessage.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesAnEmptyPayload(Message event) {
    assertThatThrownBy(() -> RecommenderConsumer.decode(message(event.getDescriptorForType().getFullName(), new byte[0])))
        .isInstanceOf(UnreadableMessage.class).hasMessageContaining("is not a UUID");
  }

  static Stream<Arguments> lacking() {
    return Stream.of(
        Arguments.of(Told.signals().setUserId("1-1-1-1-1"), "user_id is not a UUID"),
        Arguments.of(Told.signals().setCalendarId("secret"), "calendar_id is not a UUID"),
        Arguments.of(Told.signals().addBusy(BusyTime.newBuilder().setTo(at(1))), "busy.from is missing"),
        Arguments.of(Told.signals().addBusy(BusyTime.newBuilder().setFrom(at(1))), "busy.to is missing"),
        Arguments.of(Told.signals().addBusy(BusyTime.newBuilder().setFrom(at(1)).setTo(at(1))), "ends after it begins"),
        Arguments.of(Told.signals().addTasks(TaskSignal.newBuilder().setTitle("secret")), "tasks.ref is missing"),
        Arguments.of(Told.signals().addTasks(TaskSignal.newBuilder().setRef("t").setDue(tooLate())), "Instant"),
        Arguments.of(Told.signals().addTasks(TaskSignal.newBuilder().setRef("t").setEstimate(tooLong())), "overflow"),
        Arguments.of(Told.signals().addUpcoming(UpcomingSignal.newBuilder().setStart(at(1)).setEnd(at(2))), "upcoming.ref is missing"),
        Arguments.of(Told.signals().addUpcoming(UpcomingSignal.newBuilder().setRef("e").setEnd(at(2))), "upcoming.start is missing"),
        Arguments.of(Told.signals().addUpcoming(UpcomingSignal.newBuilder().setRef("e").setStart(at(2))), "upcoming.end is missing"),
        Arguments.of(Told.disconnected().clearCalendarId(), "calendar_id is not a UUID"),
        Arguments.of(Told.tip().clearDecisionId(), "decision_id is not a UUID"),
        Arguments.of(Told.tip().clearDecidedAt(), "decided_at is missing"),
        Arguments.of(Told.tip().clearTip(), "outcome is none that is known here"),
        Arguments.of(Told.tip().setTip(tipOutcome().clearTipId()), "tip.tip_id is not a UUID"),
        Arguments.of(Told.tip().setTip(tipOutcome().clearRef()), "tip.ref is missing"),
        Arguments.of(Told.tip().setTip(tipOutcome().setKind("secret")), "kind is none that is known here"),
        Arguments.of(Told.tip().setTip(tipOutcome().clearExpiresAt()), "tip.expires_at is missing"),
        Arguments.of(Told.feedback().clearFeedbackId(), "feedback_id is not a UUID"),
        Arguments.of(Told.feedback().clearTipId(), "tip_id is not a UUID"),
        Arguments.of(Told.feedback().clearRef(), "ref is missing"),
        Arguments.of(Told.feedback().clearKind(), "kind is none that is known here"),
        Arguments.of(Told.feedback().clearReceivedAt(), "received_at is missing"),
        Arguments.of(Told.feedback().clearDone(), "reaction is none that is known here"),
        Arguments.of(Told.feedback().setSnoozed(Snoozed.newBuilder()), "snoozed.until is missing"),
        Arguments.of(Told.feedback().setDismissed(Dismissed.newBuilder().setReason("secret")), "dismissed.reason is none that is known here"));
  }

  private static TipOutcome.Builder tipOutcome() {
    return Told.tip().getTip().toBuilder();
  }

  private static Timestamp tooLate() {
    return Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();
  }

  private static Duration tooLong() {
    return Duration.newBuilder().setSeconds(Long.MAX_VALUE).setNanos(1_000_000_000).build();
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void refusesWhatLacksAPartAndSaysWhichWithoutItsContent(Message.Builder event, String wrong) {
    assertThatThrownBy(() -> RecommenderConsumer.decode(message(event.build())))
        .isInstanceOf(UnreadableMessage.class).hasMessageContaining(wrong).hasMessageNotContaining("secret");
  }
}
