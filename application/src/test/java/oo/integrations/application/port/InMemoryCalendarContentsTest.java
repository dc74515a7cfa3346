package oo.integrations.application.port;

class InMemoryCalendarContentsTest extends CalendarContentsContract {

  private final CalendarStore store = InMemoryCalendarStore.create();

  @Override
  protected CalendarStore store() {
    return store;
  }
}
