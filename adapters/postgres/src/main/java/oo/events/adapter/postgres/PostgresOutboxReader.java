package oo.events.adapter.postgres;

import static oo.codegen.sql.shared.tables.RelayPosition.RELAY_POSITION;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxReader;
import oo.events.application.port.OutboxRow;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.DatabaseUnavailable;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and saves on the one connection whose session holds the relay's lock: a lost lock can save no position. */
final class PostgresOutboxReader implements OutboxReader {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresOutboxReader.class);

  private final Connection session;
  private final DSLContext dsl;
  private final String relay;
  private final Field<Long> lock;
  private OutboxPosition position = OutboxPosition.START;

  private PostgresOutboxReader(Connection session, DSLContext dsl, String module, String relay) {
    this.session = session;
    this.dsl = dsl;
    this.relay = relay;
    this.lock = DSL.val(lockId(module, relay));
  }

  static Optional<OutboxReader> open(ModuleDatabase database, String module, String relay) {
    Connection session = database.session();
    var reader = new PostgresOutboxReader(session, database.dsl(session), module, relay);
    var begun = false;
    try {
      begun = reader.begins();
      return begun ? Optional.of(reader) : Optional.empty();
    } finally {
      if (!begun) {
        reader.close();
      }
    }
  }

  private boolean begins() {
    if (!asks("pg_try_advisory_lock")) {
      return false;
    }
    position = PostgresOutboxSource.saved(dsl, relay);
    refuseAPositionOfAnotherCluster();
    return true;
  }

  @Override
  public List<OutboxRow> next(int limit) {
    return PostgresOutboxSource.rows(dsl, position, limit);
  }

  @Override
  public void passed(OutboxPosition next) {
    int saved = dsl.insertInto(RELAY_POSITION)
        .set(RELAY_POSITION.RELAY, relay)
        .set(RELAY_POSITION.XID, next.xid())
        .set(RELAY_POSITION.POSITION, next.position())
        .onConflict(RELAY_POSITION.RELAY).doUpdate()
        .set(RELAY_POSITION.XID, next.xid())
        .set(RELAY_POSITION.POSITION, next.position())
        .where(RELAY_POSITION.XID.eq(position.xid())).and(RELAY_POSITION.POSITION.eq(position.position()))
        .execute();
    if (saved != 1) {
      throw new IllegalStateException("the position of relay " + relay + " was moved by somebody else");
    }
    position = next;
  }

  /** A dump that is restored into a new cluster keeps the positions but counts transactions anew: none would be read. */
  private void refuseAPositionOfAnotherCluster() {
    Field<Long> next = DSL.function(DSL.name("pg_snapshot_xmax"), SQLDataType.OTHER,
        DSL.function(DSL.name("pg_current_snapshot"), SQLDataType.OTHER)).cast(SQLDataType.VARCHAR).cast(SQLDataType.BIGINT);
    if (dsl.select(next).fetchSingle().value1() <= position.xid()) {
      throw new IllegalStateException("the position of relay " + relay + " is of another database cluster: " + position);
    }
  }

  private static long lockId(String module, String relay) {
    var name = "relay\n" + module + "\n" + relay;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }

  private boolean asks(String function) {
    var answer = DSL.function(DSL.name(function), SQLDataType.BOOLEAN, lock);
    return Boolean.TRUE.equals(dsl.select(answer).fetchSingle().value1());
  }

  @Override
  public void close() {
    try (session) {
      // The server gives the lock back at the end of the session too, but some time after it.
      asks("pg_advisory_unlock");
    } catch (SQLException | DatabaseUnavailable e) {
      LOG.debug("the session of relay {} was lost already", relay, e);
    }
  }
}
