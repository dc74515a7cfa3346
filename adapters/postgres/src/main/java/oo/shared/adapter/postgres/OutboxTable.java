package oo.shared.adapter.postgres;

import static oo.codegen.sql.shared.tables.Outbox.OUTBOX;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import oo.codegen.sql.shared.tables.records.OutboxRecord;
import oo.shared.application.Message;
import org.jspecify.annotations.Nullable;

/**
 * The events of one module, committed with the change that they tell of.
 *
 * <p>A relay reads them by transaction id, which a transaction gets at its first write. For events of one user to be
 * relayed in the order of the changes, a transaction's first write must be the one by which it excludes others of that
 * user (a compare-and-set or a locked row), before it appends.
 */
public final class OutboxTable {

  private final ModuleDatabase database;
  private final Runnable nudge;

  /** @param nudge runs after a commit that brought events, so that a relay in this process need not wait for its poll */
  public OutboxTable(ModuleDatabase database, Runnable nudge) {
    this.database = database;
    this.nudge = nudge;
  }

  /** Without a nudge: the relay finds the event when it polls. */
  public OutboxTable(ModuleDatabase database) {
    this(database, () -> {});
  }

  /** @throws IllegalStateException outside of a transaction */
  public void append(Message message) {
    database.transactionDsl().insertInto(OUTBOX).set(row(message)).execute();
    database.afterCommit(nudge);
  }

  /** For a statement that writes the event together with its change; once it is committed, call {@link #committed}. */
  public OutboxRecord row(Message message) {
    var row = new OutboxRecord();
    row.setId(message.id());
    row.setSubject(message.subject());
    row.setType(message.type());
    row.setKey(message.key());
    row.setOccurredAt(message.occurredAt());
    row.setHeaders(MessageHeaders.toJson(message.headers()));
    row.setPayload(message.payload());
    return row;
  }

  /**
   * The columns of a {@link #row} in a statement that writes many.
   *
   * @param key whom each event is about
   * @param occurredAt when it occurred
   */
  public static <I> InputRow<OutboxRecord> input(
      Inputs<I> inputs, String prefix, Function<? super I, ? extends @Nullable OutboxRecord> row, Input<UUID> key,
      Input<Instant> occurredAt) {
    return inputs.row(prefix, OUTBOX, row, OUTBOX.ID, OUTBOX.SUBJECT, OUTBOX.TYPE, OUTBOX.HEADERS, OUTBOX.PAYLOAD)
        .with(OUTBOX.KEY, key).with(OUTBOX.OCCURRED_AT, occurredAt);
  }

  /** To be called after a commit that brought a {@link #row}. */
  public void committed() {
    nudge.run();
  }
}
