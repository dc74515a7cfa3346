package oo.integrations.adapter.postgres;

import java.time.Instant;
import oo.integrations.application.port.CalendarEvents;
import oo.integrations.domain.CalendarEvent;
import oo.integrations.domain.CalendarEvent.CalendarDisconnected;
import oo.integrations.domain.CalendarEvent.CalendarSignalsChanged;
import oo.shared.adapter.postgres.EventEnvelope;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

final class PostgresCalendarEvents implements CalendarEvents {

  private final OutboxTable outbox;
  private final EventEnvelope envelope;

  PostgresCalendarEvents(OutboxTable outbox, Ids ids) {
    this.outbox = outbox;
    this.envelope = new EventEnvelope("integrations", ids);
  }

  @Override
  public void append(CalendarEvent event, Instant at) {
    outbox.append(switch (event) {
      case CalendarSignalsChanged changed -> envelope.seal(
          "oo.integrations.calendar.signals_changed.v1", SignalsEncoding.of(changed), changed.user(), at);
      case CalendarDisconnected gone -> envelope.seal(
          "oo.integrations.calendar.disconnected.v1", disconnected(gone), gone.user(), at);
    });
  }

  private static oo.integrations.events.v1.CalendarDisconnected disconnected(CalendarDisconnected gone) {
    return oo.integrations.events.v1.CalendarDisconnected.newBuilder()
        .setUserId(gone.user().toString()).setCalendarId(gone.calendar().toString()).build();
  }
}
