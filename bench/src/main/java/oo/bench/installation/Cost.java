package oo.bench.installation;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What app and PostgreSQL have done so far; of use as a difference. Other people's load on the machine changes rates,
 * but these hardly.
 *
 * @param commits transactions of the whole server, those that only read included
 * @param walBytes written ahead
 * @param appCpu of all cores together
 * @param postgresCpu of all its processes together
 */
public record Cost(long commits, long walBytes, Duration appCpu, Duration postgresCpu) {

  public static final Cost NONE = new Cost(0, 0, Duration.ZERO, Duration.ZERO);

  static Cost soFar(DataSource admin, Duration appCpu, Duration postgresCpu) {
    try (var connection = admin.getConnection(); var statement = connection.createStatement();
        var row = statement.executeQuery("""
            SELECT (SELECT sum(xact_commit) FROM pg_stat_database)::bigint, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint""")) {
      row.next();
      return new Cost(row.getLong(1), row.getLong(2), appCpu, postgresCpu);
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL could not be asked", failed);
    }
  }

  public Cost since(Cost earlier) {
    return new Cost(
        commits - earlier.commits, walBytes - earlier.walBytes, appCpu.minus(earlier.appCpu), postgresCpu.minus(earlier.postgresCpu));
  }

  public Cost plus(Cost other) {
    return new Cost(
        commits + other.commits, walBytes + other.walBytes, appCpu.plus(other.appCpu), postgresCpu.plus(other.postgresCpu));
  }
}
