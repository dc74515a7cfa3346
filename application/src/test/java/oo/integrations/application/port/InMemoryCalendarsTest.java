package oo.integrations.application.port;

class InMemoryCalendarsTest extends CalendarsContract {

  private final CalendarStore store = InMemoryCalendarStore.create();

  @Override
  protected CalendarStore store() {
    return store;
  }
}
