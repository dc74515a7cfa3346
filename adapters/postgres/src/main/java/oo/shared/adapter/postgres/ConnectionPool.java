package oo.shared.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.PoolStats;
import java.time.Duration;
import javax.sql.DataSource;
import oo.shared.application.PoolObserver;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the pool of one module; a database that is down when it is made or later is tried again by the pool. */
final class ConnectionPool {

  private ConnectionPool() {}

  static HikariDataSource open(DatabaseSettings settings, PoolObserver observer) {
    var config = config(settings, connections(settings));
    config.setPoolName(settings.role());
    config.setMetricsTrackerFactory((_, stats) -> tracker(stats, observer));
    return new HikariDataSource(config);
  }

  private static HikariConfig config(DatabaseSettings settings, DataSource source) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    config.setValidationTimeout(Math.max(250, settings.connectionTimeout().toMillis() / 2));
    config.setInitializationFailTimeout(-1);
    // Left to ask the server for it, the pool never works again if its first connection breaks before the answer.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return config;
  }

  /**
   * For statements over any number of inputs: one plan for all of them, which finds every row by an index. The planner
   * sees neither how many inputs come nor how large a table has become since it planned, and would read small tables whole.
   * Behind a row that somebody else holds all of a batch waits: not for long, and later than a deadlock would be found.
   */
  static HikariDataSource forBatches(DatabaseSettings settings) {
    var source = connections(settings);
    source.setOptions(source.getOptions() + " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
        + " -c enable_hashjoin=off -c enable_mergejoin=off -c lock_timeout=1500ms");
    source.setPrepareThreshold(1);
    var config = config(settings, source);
    config.setPoolName(settings.role() + "-batches");
    // None until the first batch: most modules have none.
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static IMetricsTracker tracker(PoolStats stats, PoolObserver observer) {
    observer.opened(new PoolObserver.Pool() {
      @Override
      public int inUse() {
        return stats.getActiveConnections();
      }

      @Override
      public int idle() {
        return stats.getIdleConnections();
      }

      @Override
      public int waiting() {
        return stats.getPendingThreads();
      }

      @Override
      public int most() {
        return stats.getMaxConnections();
      }
    });
    return new IMetricsTracker() {
      @Override
      public void recordConnectionAcquiredNanos(long nanos) {
        observer.acquired(nanos);
      }

      @Override
      public void recordConnectionTimeout() {
        observer.refused();
      }
    };
  }

  /** Connections outside of the pool. */
  static PGSimpleDataSource connections(DatabaseSettings settings) {
    var source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.role());
    source.setPassword(settings.password());
    source.setApplicationName(settings.role());
    source.setConnectTimeout(wholeSeconds(settings.connectionTimeout()));
    source.setSocketTimeout(wholeSeconds(settings.socketTimeout()));
    source.setTcpKeepAlive(true);
    source.setBinaryTransferEnable(BinaryType.arrayOids());
    // The server's detail of an error quotes the row's values.
    source.setLogServerErrorDetail(false);
    source.setOptions("-c statement_timeout=" + settings.statementTimeout().toMillis()
        + " -c transaction_timeout=" + settings.transactionTimeout().toMillis());
    return source;
  }

  private static int wholeSeconds(Duration duration) {
    return (int) Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
