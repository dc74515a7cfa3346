package oo.recommender.adapter.protobuf;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import oo.integrations.events.v1.BusyTime;
import oo.integrations.events.v1.CalendarDisconnected;
import oo.integrations.events.v1.CalendarSignalsChanged;
import oo.integrations.events.v1.TaskSignal;
import oo.integrations.events.v1.UpcomingSignal;
import oo.recommender.events.v1.Done;
import oo.recommender.events.v1.FeedbackReceived;
import oo.recommender.events.v1.SilenceOutcome;
import oo.recommender.events.v1.TipDecided;
import oo.recommender.events.v1.TipOutcome;
import oo.recommender.events.v1.Trigger;
import oo.shared.application.Message;

/** Events as they come, with every field set. */
final class Told {

  static final Instant NOON = Instant.parse("2026-11-24T11:00:00.123456Z");
  static final UUID USER = new UUID(1, 1);
  static final UUID CALENDAR = new UUID(3, 3);
  static final UUID DECISION = new UUID(4, 4);
  static final UUID TIP = new UUID(7, 7);
  static final UUID FEEDBACK = new UUID(9, 9);

  private Told() {}

  static Message message(com.google.protobuf.Message event) {
    return message(event.getDescriptorForType().getFullName(), event.toByteArray());
  }

  static Message message(String type, byte[] payload) {
    return new Message(new UUID(8, 8), "oo.some.subject.v1", type, USER, NOON, Map.of(), payload);
  }

  static Timestamp at(long minutesAfterNoon) {
    var instant = NOON.plusSeconds(60 * minutesAfterNoon);
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
  }

  static Instant noonPlus(long minutes) {
    return NOON.plusSeconds(60 * minutes);
  }

  static CalendarSignalsChanged.Builder signals() {
    return CalendarSignalsChanged.newBuilder()
        .setUserId(USER.toString()).setCalendarId(CALENDAR.toString())
        .setHorizonFrom(at(-5)).setHorizonTo(at(30_000)).setTruncated(true)
        .addBusy(BusyTime.newBuilder().setFrom(at(30)).setTo(at(60)))
        .addBusy(BusyTime.newBuilder().setFrom(at(60)).setTo(at(90)))
        .addTasks(TaskSignal.newBuilder().setRef("t1").setTitle("Report").setDue(at(300)).setStartsAt(at(-60))
            .setEstimate(Duration.newBuilder().setSeconds(1200)).setPriority(1)
            .setCreatedAt(at(-9000)))
        .addUpcoming(UpcomingSignal.newBuilder().setRef("e1").setTitle("Talk").setStart(at(180)).setEnd(at(240))
            .setAllDay(true).setHasLocation(true).setAttendees(3));
  }

  static CalendarDisconnected.Builder disconnected() {
    return CalendarDisconnected.newBuilder().setUserId(USER.toString()).setCalendarId(CALENDAR.toString());
  }

  static TipDecided.Builder tip() {
    return decided().setTip(TipOutcome.newBuilder()
        .setTipId(TIP.toString()).setKind("movement").setRef("advice:walk").setExpiresAt(at(30)));
  }

  static TipDecided.Builder silence() {
    return decided().setSilence(SilenceOutcome.newBuilder().setReason("QUIET_HOURS").setUntil(at(600)));
  }

  private static TipDecided.Builder decided() {
    return TipDecided.newBuilder().setUserId(USER.toString()).setDecisionId(DECISION.toString()).setDecidedAt(at(0))
        .setTrigger(Trigger.TRIGGER_PULL);
  }

  static FeedbackReceived.Builder feedback() {
    return FeedbackReceived.newBuilder().setUserId(USER.toString()).setFeedbackId(FEEDBACK.toString())
        .setTipId(TIP.toString()).setDecisionId(DECISION.toString()).setKind("movement").setRef("advice:walk")
        .setReceivedAt(at(10))
        .setDone(Done.newBuilder().setLate(true));
  }
}
