package oo.integrations.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oo.integrations.domain.CalendarEvent;

public final class InMemoryCalendarEvents implements CalendarEvents {

  private final List<CalendarEvent> appended = new ArrayList<>();

  @Override
  public void append(CalendarEvent event, Instant at) {
    appended.add(event);
  }

  public List<CalendarEvent> appended() {
    return List.copyOf(appended);
  }
}
