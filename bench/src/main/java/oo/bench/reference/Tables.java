package oo.bench.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The tables that T3 fills: a ledger of one document, and an outbox made like the recommender's. */
public final class Tables {

  /** As long as the target says: 1 KB. */
  static final int DOCUMENT_BYTES = 1_024;

  private static final String LEDGER_TYPE = """
      SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'recommender' AND c.relname = 'decision' AND a.attname = 'document'""";

  private final String documentType;

  private Tables(String documentType) {
    this.documentType = documentType;
  }

  /** @throws IllegalStateException when the app has not migrated this database */
  public static Tables create(DataSource admin) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement()) {
      String type = documentType(statement);
      statement.execute("CREATE SCHEMA t3");
      statement.execute("CREATE TABLE t3.tip (id uuid PRIMARY KEY, user_id uuid NOT NULL, decided_at timestamptz NOT NULL, document "
          + type + " NOT NULL)");
      statement.execute("CREATE TABLE t3.outbox (LIKE recommender.outbox INCLUDING ALL)");
      return new Tables(type);
    } catch (SQLException failed) {
      throw new IllegalStateException("the tables of T3 could not be made", failed);
    }
  }

  private static String documentType(Statement statement) throws SQLException {
    try (ResultSet found = statement.executeQuery(LEDGER_TYPE)) {
      if (!found.next()) {
        throw new IllegalStateException("the ledger recommender.decision has no document");
      }
      return found.getString(1);
    }
  }

  /** The ledger's. */
  public String documentType() {
    return documentType;
  }

  /** One kilobyte of JSON without characters that a type or a client would have to escape. */
  static String document() {
    String head = "{\"text\":\"";
    String tail = "\"}";
    return head + "x".repeat(DOCUMENT_BYTES - head.length() - tail.length()) + tail;
  }

  /** @param parameter how the client writes the one parameter, the document */
  String statement(String parameter) {
    return """
        WITH decided AS (
          INSERT INTO t3.tip (id, user_id, decided_at, document)
          VALUES (uuidv7(), gen_random_uuid(), now(), %s::%s) RETURNING id, user_id, decided_at)
        INSERT INTO t3.outbox (id, subject, type, key, occurred_at, headers, payload)
        SELECT id, 'oo.recommender.tip.decided.v1', 'oo.recommender.events.v1.TipDecided', user_id, decided_at,
          '{}'::json, decode(repeat('00', 200), 'hex') FROM decided""".formatted(parameter, documentType);
  }
}
