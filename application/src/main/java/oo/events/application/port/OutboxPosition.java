package oo.events.application.port;

/** A place in an outbox: the transaction that wrote the row, and the row's number. */
public record OutboxPosition(long xid, long position) {

  /** Before every row. */
  public static final OutboxPosition START = new OutboxPosition(0, 0);
}
