package oo.bench.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Copies of one table's real rows, in all columns that it has, but for those that must differ.
 *
 * @param table in the schema recommender
 * @param latest by what the newest rows are found, which are copied
 * @param different what stands in some columns instead, in terms of {@code fresh} and the copied row {@code model}
 * @param where which of the fresh decisions have such a row
 */
record Copies(String table, String latest, Map<String, String> different, String where) {

  /** Rows that are copied again and again; enough that they do not all compress alike in a page. */
  static final int MODELS = 2_000;

  static final List<Copies> OF_A_DECISION = List.of(
      new Copies("decision", "id", Map.of("id", "fresh.decision_id", "user_id", "fresh.user_id", "decided_at", "fresh.at",
          "tip_id", "CASE WHEN model.tip_id IS NOT NULL THEN fresh.tip_id END"), "true"),
      // In the order of their decisions, and with the model's moments, which are in the documents of both: so that a replay
      // finds nothing different.
      new Copies("tip", "decision_id", Map.of("id", "fresh.tip_id", "decision_id", "fresh.decision_id", "user_id", "fresh.user_id"), "true"),
      new Copies("shadow_decision", "decision_id", Map.of("decision_id", "fresh.decision_id", "user_id", "fresh.user_id"), "true"),
      new Copies("outbox", "xid", Map.of("id", "fresh.event_id", "key", "fresh.user_id", "occurred_at", "fresh.at"), "true"),
      new Copies("inbox", "handled_at", Map.of("message_id", "fresh.event_id", "handled_at", "fresh.at"), "true"),
      // Older ones are purged every day.
      new Copies("idempotency_key", "created_at", Map.of("user_id", "fresh.user_id", "key", "'grown-' || to_hex(fresh.number)",
          "result_id", "fresh.decision_id", "created_at", "fresh.at"), "fresh.at > now() - interval '6 days'"));

  /** What there is once, however many decisions. */
  static final List<Copies> OF_A_USER = List.of(
      new Copies("user_tips", "user_id", Map.of("user_id", "fresh.user_id"), "true"),
      new Copies("user_state", "user_id", Map.of("user_id", "fresh.user_id"), "true"));

  static final List<Copies> ALL = Stream.concat(OF_A_DECISION.stream(), OF_A_USER.stream()).toList();

  /** Keeps the rows to copy where every connection finds them. */
  void keepModels(Statement statement) throws SQLException {
    statement.execute("""
        CREATE UNLOGGED TABLE growth.%1$s AS SELECT row_number() OVER () - 1 AS number, latest.*
        FROM (SELECT * FROM recommender.%1$s ORDER BY %2$s DESC LIMIT %3$d) AS latest""".formatted(table, latest, MODELS));
    statement.execute("ALTER TABLE growth.%s ADD PRIMARY KEY (number)".formatted(table));
    statement.execute("ANALYZE growth." + table);
  }

  /** One row for each of the table {@code fresh} that has one. */
  String insert(Connection connection) throws SQLException {
    var columns = columns(connection);
    var values = columns.stream().map(column -> different.getOrDefault(column, "model." + column)).toList();
    return """
        INSERT INTO recommender.%1$s (%2$s) SELECT %3$s FROM fresh
        JOIN growth.%1$s AS model ON model.number = fresh.number %% (SELECT count(*) FROM growth.%1$s)
        WHERE %4$s ORDER BY fresh.number""".formatted(table, String.join(", ", columns), String.join(", ", values), where);
  }

  /** Those that a row is given; an identity, and what PostgreSQL says of the transaction, are its own. */
  private List<String> columns(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
        SELECT column_name FROM information_schema.columns WHERE table_schema = 'recommender' AND table_name = '%s'
        AND is_identity = 'NO' AND is_generated = 'NEVER' AND column_name <> 'xid' ORDER BY ordinal_position""".formatted(table))) {
      var columns = new ArrayList<String>();
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
      return columns;
    }
  }
}
