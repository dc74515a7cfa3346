package oo.integrations.application;

import java.time.Clock;
import oo.integrations.application.port.CalendarStore;

/** Deletes the reports of imports that nobody can ask for any more. */
public final class ForgetImports {

  private final CalendarStore store;
  private final Clock clock;

  public ForgetImports(CalendarStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How many there were. */
  public int execute() {
    return store.transactions().call(() -> store.imports().forgetOld(clock.instant()));
  }
}
