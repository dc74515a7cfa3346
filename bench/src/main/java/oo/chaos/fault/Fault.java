package oo.chaos.fault;

import java.util.Locale;

/** What can be done to a running installation. */
public enum Fault {
  /** kill -9 of the app, which is started again. */
  KILL_APP(true),
  /** kill -9 of PostgreSQL, which recovers. */
  KILL_POSTGRES(true),
  /** kill -9 of both at the same moment, as when the machine fails. */
  KILL_BOTH(true),
  /** kill -9 of NATS. */
  KILL_NATS(true),
  /** SIGSTOP of the app, and seconds later SIGCONT. */
  STOP_APP(false),
  /** SIGSTOP of every process of PostgreSQL, and seconds later SIGCONT. */
  STOP_POSTGRES(false),
  /** All connections between app and PostgreSQL end with a reset. */
  RESET(false),
  /** Nothing comes through between app and PostgreSQL for seconds, then every connection ends with a reset. */
  STALL(false),
  /** Not one block is left on PostgreSQL's disk for seconds. */
  DISK_FULL(false),
  /** The app's clock jumps by up to two hours, forward or back, and seconds later into the right time again. */
  CLOCK_JUMP(false),
  /** SIGSTOP of NATS, and seconds later SIGCONT. */
  STOP_NATS(false),
  /** kill -9 of NATS, and everything that JetStream had stored is deleted. */
  EMPTY_NATS(false);

  private final boolean kill;

  Fault(boolean kill) {
    this.kill = kill;
  }

  public boolean isKill() {
    return kill;
  }

  /** Whether there must be a NATS for it. */
  public boolean needsNats() {
    return this == KILL_NATS || this == STOP_NATS || this == EMPTY_NATS;
  }

  /** As it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
