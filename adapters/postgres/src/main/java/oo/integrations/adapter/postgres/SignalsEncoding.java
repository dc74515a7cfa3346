package oo.integrations.adapter.postgres;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import oo.integrations.domain.CalendarEvent;
import oo.integrations.domain.Signals;
import oo.integrations.events.v1.BusyTime;
import oo.integrations.events.v1.CalendarSignalsChanged;
import oo.integrations.events.v1.TaskSignal;
import oo.integrations.events.v1.UpcomingSignal;

/** Signals as they are told to others. */
final class SignalsEncoding {

  private SignalsEncoding() {}

  static CalendarSignalsChanged of(CalendarEvent.CalendarSignalsChanged event) {
    var signals = event.signals();
    var message = CalendarSignalsChanged.newBuilder()
        .setUserId(event.user().toString())
        .setCalendarId(event.calendar().toString())
        .setHorizonFrom(timestamp(event.horizon().from()))
        .setHorizonTo(timestamp(event.horizon().to()))
        .setTruncated(signals.truncated());
    signals.busy().forEach(busy -> message.addBusy(
        BusyTime.newBuilder().setFrom(timestamp(busy.from())).setTo(timestamp(busy.to()))));
    signals.tasks().forEach(task -> message.addTasks(task(task)));
    signals.upcoming().forEach(upcoming -> message.addUpcoming(upcoming(upcoming)));
    return message.build();
  }

  private static TaskSignal.Builder task(Signals.Task task) {
    var message = TaskSignal.newBuilder().setRef(task.ref()).setTitle(task.title()).setPriority(task.priority());
    if (task.due() != null) {
      message.setDue(timestamp(task.due()));
    }
    if (task.startsAt() != null) {
      message.setStartsAt(timestamp(task.startsAt()));
    }
    if (task.estimate() != null) {
      message.setEstimate(
          Duration.newBuilder().setSeconds(task.estimate().getSeconds()).setNanos(task.estimate().getNano()));
    }
    if (task.createdAt() != null) {
      message.setCreatedAt(timestamp(task.createdAt()));
    }
    return message;
  }

  private static UpcomingSignal.Builder upcoming(Signals.Upcoming upcoming) {
    return UpcomingSignal.newBuilder().setRef(upcoming.ref()).setTitle(upcoming.title())
        .setStart(timestamp(upcoming.start())).setEnd(timestamp(upcoming.end())).setAllDay(upcoming.allDay())
        .setHasLocation(upcoming.hasLocation()).setAttendees(upcoming.attendees());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
  }
}
