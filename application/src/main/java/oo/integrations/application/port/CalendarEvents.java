package oo.integrations.application.port;

import java.time.Instant;
import oo.integrations.domain.CalendarEvent;

/** Tells others of changes; what is appended is told if and only if the transaction is committed. */
public interface CalendarEvents {

  void append(CalendarEvent event, Instant at);
}
