package oo.recommender.adapter.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import oo.integrations.events.v1.BusyTime;
import oo.integrations.events.v1.TaskSignal;
import oo.integrations.events.v1.UpcomingSignal;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarDisconnected;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.CalendarSignalsChanged;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.UpcomingEvent;

/** What integrations tells of calendars. */
final class CalendarEvents {

  private CalendarEvents() {}

  static CalendarSignalsChanged changed(byte[] payload, Instant asOf) throws InvalidProtocolBufferException {
    var told = oo.integrations.events.v1.CalendarSignalsChanged.parseFrom(payload);
    return new CalendarSignalsChanged(
        Fields.user(told.getUserId()),
        new CalendarSignals(
            Fields.id("calendar_id", told.getCalendarId()), asOf,
            told.getBusyList().stream().map(CalendarEvents::busy).toList(),
            told.getTasksList().stream().map(CalendarEvents::task).toList(),
            told.getUpcomingList().stream().map(CalendarEvents::upcoming).toList()));
  }

  static CalendarDisconnected disconnected(byte[] payload) throws InvalidProtocolBufferException {
    var told = oo.integrations.events.v1.CalendarDisconnected.parseFrom(payload);
    return new CalendarDisconnected(Fields.user(told.getUserId()), Fields.id("calendar_id", told.getCalendarId()));
  }

  private static Busy busy(BusyTime told) {
    return new Busy(
        Fields.instant("busy.from", told.hasFrom(), told.getFrom()),
        Fields.instant("busy.to", told.hasTo(), told.getTo()));
  }

  private static OpenTask task(TaskSignal told) {
    return new OpenTask(
        Fields.text("tasks.ref", told.getRef()), told.getTitle(), Fields.instant(told.hasDue(), told.getDue()),
        Fields.instant(told.hasStartsAt(), told.getStartsAt()),
        Fields.duration(told.hasEstimate(), told.getEstimate()), told.getPriority(),
        Fields.instant(told.hasCreatedAt(), told.getCreatedAt()));
  }

  private static UpcomingEvent upcoming(UpcomingSignal told) {
    return new UpcomingEvent(
        Fields.text("upcoming.ref", told.getRef()), told.getTitle(),
        Fields.instant("upcoming.start", told.hasStart(), told.getStart()),
        Fields.instant("upcoming.end", told.hasEnd(), told.getEnd()), told.getAllDay(), told.getHasLocation(),
        told.getAttendees());
  }
}
