package oo.development.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.recommender.events.v1.FeedbackReceived;
import oo.recommender.events.v1.TipDecided;

/** What the database holds of all users, read by its superuser. */
record Kept(
    Map<String, Decision> decisions, Map<String, Tip> tips, Map<String, Feedback> feedback, Map<String, Import> imports,
    Map<Key, String> recommenderKeys, Map<Key, String> integrationsKeys, List<Event> events, List<String> handled,
    Map<String, String> userStates) {

  record Decision(String user, String tip) {}

  record Tip(String user, String decision, String state) {}

  record Feedback(String user, String tip, boolean repeated) {}

  record Import(String user, int added) {}

  record Key(String user, String key) {}

  /** @param tells the id of the decision or the reaction that it tells of */
  record Event(String module, String id, String subject, String user, String tells) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Kept read(Connection db) throws SQLException {
    return new Kept(
        byId(db, "select id, user_id, tip_id from recommender.decision", row -> new Decision(row.getString(2), row.getString(3))),
        byId(db, "select id, user_id, decision_id, state from recommender.tip",
            row -> new Tip(row.getString(2), row.getString(3), row.getString(4))),
        byId(db, "select id, user_id, tip_id, repeated from recommender.feedback",
            row -> new Feedback(row.getString(2), row.getString(3), row.getBoolean(4))),
        byId(db, "select id, user_id, added from integrations.calendar_import", row -> new Import(row.getString(2), row.getInt(3))),
        keys(db, "recommender"), keys(db, "integrations"), events(db),
        list(db, "select consumer || ' ' || message_id from recommender.inbox", row -> row.getString(1)), userStates(db));
  }

  /** Who is known, by what is known. */
  static Map<String, String> userStates(Connection db) throws SQLException {
    return new TreeMap<>(byId(db, "select user_id, encode(document, 'hex') from recommender.user_state", row -> row.getString(2)));
  }

  /** How many events are on their way, and how many were given up on. */
  static long underWay(Connection db) throws SQLException {
    long waiting = 0;
    for (String module : List.of("profile", "integrations", "recommender")) {
      waiting += list(db, """
          select (select count(*) from %1$s.outbox o where not exists (
              select from %1$s.relay_position p where (o.xid, o.position) <= (p.xid, p.position)))
            + (select count(*) from %1$s.redelivery)""".formatted(module), row -> row.getLong(1)).getFirst();
    }
    return waiting;
  }

  private static Map<Key, String> keys(Connection db, String module) throws SQLException {
    var keys = new HashMap<Key, String>();
    list(db, "select user_id, key, result_id from " + module + ".idempotency_key",
        row -> keys.put(new Key(row.getString(1), row.getString(2)), row.getString(3)));
    return keys;
  }

  private static List<Event> events(Connection db) throws SQLException {
    var events = new ArrayList<Event>();
    for (String module : List.of("profile", "integrations", "recommender")) {
      events.addAll(list(db, "select id, subject, key, payload from " + module + ".outbox",
          row -> new Event(module, row.getString(1), row.getString(2), row.getString(3), tells(row.getString(2), row.getBytes(4)))));
    }
    return events;
  }

  private static String tells(String subject, byte[] payload) {
    try {
      return switch (subject) {
        case "oo.recommender.tip.decided.v1" -> TipDecided.parseFrom(payload).getDecisionId();
        case "oo.recommender.tip.feedback_received.v1" -> FeedbackReceived.parseFrom(payload).getFeedbackId();
        default -> "";
      };
    } catch (InvalidProtocolBufferException e) {
      return "unreadable";
    }
  }

  private static <T> Map<String, T> byId(Connection db, String sql, Reader<T> reader) throws SQLException {
    var rows = new HashMap<String, T>();
    list(db, sql, row -> rows.put(row.getString(1), reader.read(row)));
    return rows;
  }

  private static <T> List<T> list(Connection db, String sql, Reader<T> reader) throws SQLException {
    var rows = new ArrayList<T>();
    try (var statement = db.createStatement(); var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }
}
