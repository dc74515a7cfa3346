package oo.integrations.application.port;

class InMemoryImportsTest extends ImportsContract {

  private final CalendarStore store = InMemoryCalendarStore.create();

  @Override
  protected CalendarStore store() {
    return store;
  }
}
