package oo.events.adapter.postgres;

import static oo.codegen.sql.shared.tables.OutboxCommitted.OUTBOX_COMMITTED;
import static oo.codegen.sql.shared.tables.RelayPosition.RELAY_POSITION;

import java.util.List;
import java.util.Optional;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxReader;
import oo.events.application.port.OutboxRow;
import oo.events.application.port.OutboxSource;
import oo.shared.adapter.postgres.MessageHeaders;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.Message;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

final class PostgresOutboxSource implements OutboxSource {

  private final String module;
  private final ModuleDatabase database;

  PostgresOutboxSource(String module, ModuleDatabase database) {
    this.module = module;
    this.database = database;
  }

  @Override
  public String module() {
    return module;
  }

  @Override
  public Optional<OutboxReader> open(String relay) {
    return PostgresOutboxReader.open(database, module, relay);
  }

  @Override
  public List<OutboxRow> after(OutboxPosition position, int limit) {
    return rows(database.dsl(), position, limit);
  }

  @Override
  public Lag lag(String relay) {
    var dsl = database.dsl();
    return dsl.select(DSL.count(), DSL.min(OUTBOX_COMMITTED.OCCURRED_AT)).from(OUTBOX_COMMITTED)
        .where(isAfter(saved(dsl, relay)))
        .fetchSingle(row -> new Lag(row.value1(), Optional.ofNullable(row.value2())));
  }

  static OutboxPosition saved(DSLContext dsl, String relay) {
    return dsl.select(RELAY_POSITION.XID, RELAY_POSITION.POSITION).from(RELAY_POSITION)
        .where(RELAY_POSITION.RELAY.eq(relay))
        .fetchOptional(row -> new OutboxPosition(row.value1(), row.value2()))
        .orElse(OutboxPosition.START);
  }

  static List<OutboxRow> rows(DSLContext dsl, OutboxPosition position, int limit) {
    return dsl.selectFrom(OUTBOX_COMMITTED).where(isAfter(position))
        .orderBy(OUTBOX_COMMITTED.XID, OUTBOX_COMMITTED.POSITION).limit(limit)
        .fetch(PostgresOutboxSource::row);
  }

  private static Condition isAfter(OutboxPosition position) {
    return DSL.row(OUTBOX_COMMITTED.XID, OUTBOX_COMMITTED.POSITION).gt(position.xid(), position.position());
  }

  private static OutboxRow row(Record row) {
    return new OutboxRow(
        new OutboxPosition(row.get(OUTBOX_COMMITTED.XID), row.get(OUTBOX_COMMITTED.POSITION)),
        new Message(row.get(OUTBOX_COMMITTED.ID), row.get(OUTBOX_COMMITTED.SUBJECT), row.get(OUTBOX_COMMITTED.TYPE),
            row.get(OUTBOX_COMMITTED.KEY), row.get(OUTBOX_COMMITTED.OCCURRED_AT),
            MessageHeaders.fromJson(row.get(OUTBOX_COMMITTED.HEADERS)), row.get(OUTBOX_COMMITTED.PAYLOAD)));
  }
}
