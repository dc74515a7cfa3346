package oo.integrations.application.port;

class InMemoryEmittedSignalsTest extends EmittedSignalsContract {

  private final CalendarStore store = InMemoryCalendarStore.create();

  @Override
  protected CalendarStore store() {
    return store;
  }
}
