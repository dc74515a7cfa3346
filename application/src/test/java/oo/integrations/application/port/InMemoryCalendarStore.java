package oo.integrations.application.port;

import java.util.HashSet;
import oo.shared.application.InMemoryTransactions;

/** The fakes of all ports of a store, which know of each other what one database would. */
public final class InMemoryCalendarStore {

  private InMemoryCalendarStore() {}

  public static CalendarStore create() {
    var contents = new InMemoryCalendarContents();
    var emitted = new InMemoryEmittedSignals();
    return new CalendarStore(
        new InMemoryTransactions(), new InMemoryCalendars(contents, emitted), contents, new InMemoryImports(), emitted,
        new InMemoryCalendarEvents(), new HashSet<>()::add);
  }
}
