package oo.chaos.verdict;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import oo.bootstrap.Settings;
import oo.recommender.events.v1.FeedbackReceived;
import oo.recommender.events.v1.TipDecided;
import org.jspecify.annotations.Nullable;

/** What the database holds of all users, read by its superuser. */
public record Stored(
    Map<UUID, Decision> decisions, Map<UUID, Tip> tips, Map<UUID, Feedback> feedback, Map<UUID, Import> imports,
    Map<Key, UUID> recommenderKeys, Map<Key, UUID> integrationsKeys, List<Event> events, List<Handled> handled,
    Map<UUID, String> userStates) {

  private static final int ROWS_AT_ONCE = 5_000;

  public record Decision(UUID user, @Nullable UUID tip) {}

  /** @param day in UTC, on which it was offered */
  public record Tip(UUID user, UUID decision, String state, LocalDate day) {}

  public record Feedback(UUID user, UUID tip, boolean repeated) {}

  public record Import(UUID user, int added) {}

  public record Key(UUID user, String key) {}

  /** @param tells the id of the decision or the reaction that it tells of; null for other events */
  public record Event(String module, UUID id, String subject, UUID user, @Nullable UUID tells) {}

  /** @param consumer with the user whose state was changed, where it is that */
  public record Handled(String consumer, UUID event) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** @param db whose transaction shows one moment */
  public static Stored read(Connection db) throws SQLException {
    db.setAutoCommit(false);
    try {
      return new Stored(
          byId(db, "select id, user_id, tip_id from recommender.decision", row -> new Decision(id(row, 2), idOrNull(row, 3))),
          byId(db, "select id, user_id, decision_id, state, offered_at from recommender.tip",
              row -> new Tip(id(row, 2), id(row, 3), row.getString(4).intern(),
                  row.getTimestamp(5).toInstant().atOffset(ZoneOffset.UTC).toLocalDate())),
          byId(db, "select id, user_id, tip_id, repeated from recommender.feedback",
              row -> new Feedback(id(row, 2), id(row, 3), row.getBoolean(4))),
          byId(db, "select id, user_id, added from integrations.calendar_import", row -> new Import(id(row, 2), row.getInt(3))),
          keys(db, "recommender"), keys(db, "integrations"), events(db),
          list(db, "select consumer, message_id from recommender.inbox", row -> new Handled(row.getString(1), id(row, 2))),
          userStates(db));
    } finally {
      db.rollback();
      db.setAutoCommit(true);
    }
  }

  /** Who is known, by what is known. */
  public static Map<UUID, String> userStates(Connection db) throws SQLException {
    return new TreeMap<>(byId(db, "select user_id, encode(document, 'hex') from recommender.user_state", row -> row.getString(2)));
  }

  /** How many events are on their way, and how many were given up on. */
  public static long underWay(Connection db) throws SQLException {
    long waiting = 0;
    for (String module : Settings.SCHEMAS) {
      waiting += list(db, """
          select (select count(*) from %1$s.outbox o where not exists (
              select from %1$s.relay_position p where (o.xid, o.position) <= (p.xid, p.position)))
            + (select count(*) from %1$s.redelivery)""".formatted(module), row -> row.getLong(1)).getFirst();
    }
    return waiting + unhandled(db);
  }

  private static long unhandled(Connection db) throws SQLException {
    return list(db, """
        select greatest(0, (select count(*) filter (where subject in ('%1$s', '%2$s')) + count(*) filter (where subject in ('%2$s', '%3$s'))
            from recommender.outbox)
          + (select count(*) from integrations.outbox where subject like '%%.calendar.%%')
          - (select count(*) from recommender.inbox))""".formatted(Verdict.DECIDED, Verdict.REACTED, Verdict.EXPIRED),
        row -> row.getLong(1)).getFirst();
  }

  private static Map<Key, UUID> keys(Connection db, String module) throws SQLException {
    var keys = new HashMap<Key, UUID>();
    each(db, "select user_id, key, result_id from " + module + ".idempotency_key",
        row -> keys.put(new Key(id(row, 1), row.getString(2)), id(row, 3)));
    return keys;
  }

  private static List<Event> events(Connection db) throws SQLException {
    var events = new ArrayList<Event>();
    for (String module : Settings.SCHEMAS) {
      each(db, "select id, subject, key, payload from " + module + ".outbox", row -> events.add(
          new Event(module, id(row, 1), row.getString(2).intern(), id(row, 3), tells(row.getString(2), row.getBytes(4)))));
    }
    return events;
  }

  private static @Nullable UUID tells(String subject, byte[] payload) {
    try {
      return switch (subject) {
        case Verdict.DECIDED -> UUID.fromString(TipDecided.parseFrom(payload).getDecisionId());
        case Verdict.REACTED -> UUID.fromString(FeedbackReceived.parseFrom(payload).getFeedbackId());
        default -> null;
      };
    } catch (InvalidProtocolBufferException unreadable) {
      return new UUID(0, 0);
    }
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static @Nullable UUID idOrNull(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static <T> Map<UUID, T> byId(Connection db, String sql, Reader<T> reader) throws SQLException {
    var rows = new HashMap<UUID, T>();
    each(db, sql, row -> rows.put(id(row, 1), reader.read(row)));
    return rows;
  }

  private static <T> List<T> list(Connection db, String sql, Reader<T> reader) throws SQLException {
    var rows = new ArrayList<T>();
    each(db, sql, row -> rows.add(reader.read(row)));
    return rows;
  }

  private static void each(Connection db, String sql, Reader<?> reader) throws SQLException {
    try (var statement = db.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
