package oo.bench.growth;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the recommender's tables take on disk, partitions counted with their table. */
public final class Sizes {

  private static final String QUERY = """
      SELECT coalesce(parent.relname, c.relname) AS whole, sum(pg_table_size(c.oid))::bigint, sum(pg_indexes_size(c.oid))::bigint
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
      WHERE n.nspname = 'recommender' AND c.relkind = 'r' AND c.relname <> 'flyway_schema_history'
      GROUP BY whole ORDER BY sum(pg_total_relation_size(c.oid)) DESC""";

  private Sizes() {}

  /** @return by table, bytes of rows and of indexes for each of so many decisions; tables without any left out */
  public static Map<String, Map<String, Long>> perDecision(DataSource admin, long decisions) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement();
        var tables = statement.executeQuery(QUERY)) {
      var sizes = new LinkedHashMap<String, Map<String, Long>>();
      while (tables.next()) {
        long rows = tables.getLong(2) / decisions;
        long indexes = tables.getLong(3) / decisions;
        if (rows + indexes > 0) {
          sizes.put(tables.getString(1), Map.of("rows", rows, "indexes", indexes));
        }
      }
      return sizes;
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }
}
