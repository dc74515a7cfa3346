package oo.integrations.application.port;

class InMemoryInboxTest extends InboxContract {

  private final CalendarStore store = InMemoryCalendarStore.create();

  @Override
  protected CalendarStore store() {
    return store;
  }
}
