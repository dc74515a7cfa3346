package oo.shared.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.PoolObserver;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jooq.impl.NoTransactionProvider;

/**
 * One module's schema, reached with the module's own role.
 *
 * <p>A database that cannot be reached makes every call throw {@link DatabaseUnavailable}, at the
 * latest after the connection timeout; calls succeed again once it is back.
 */
public final class ModuleDatabase implements AutoCloseable {

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final HikariDataSource batches;
  private final DataSource sessions;
  private final DSLContext dsl;
  // Bound to the calling thread and gone with the call, so neither pooled nor virtual threads inherit it.
  private final ScopedValue<OpenTransaction> current = ScopedValue.newInstance();

  public ModuleDatabase(DatabaseSettings settings) {
    this(settings, PoolObserver.NONE);
  }

  public ModuleDatabase(DatabaseSettings settings, PoolObserver observer) {
    this.settings = settings;
    this.pool = ConnectionPool.open(settings, observer);
    this.batches = ConnectionPool.forBatches(settings);
    this.sessions = ConnectionPool.connections(settings);
    this.dsl = DSL.using(new DefaultConfiguration()
        .set(SQLDialect.POSTGRES)
        .set(new Settings().withRenderSchema(false).withExecuteLogging(false).withFetchWarnings(false))
        .set(new CurrentConnection())
        .set(new NoTransactionProvider())
        .set(new DefaultExecuteListenerProvider(new DatabaseFailures())));
  }

  /** Runs statements in the transaction that this thread is in; outside of one, each statement is its own. */
  public DSLContext dsl() {
    return dsl;
  }

  /** As {@link #dsl}, for what must not be written apart from the change that it belongs to. */
  public DSLContext transactionDsl() {
    transaction();
    return dsl;
  }

  /** Whether a statement gets an answer now. */
  public boolean isReachable() {
    try {
      dsl.selectOne().execute();
      return true;
    } catch (DatabaseUnavailable down) {
      return false;
    }
  }

  /** The module's role. */
  public String role() {
    return settings.role();
  }

  /** Runs once after the transaction that this thread is in has been committed, not if it is rolled back. */
  public void afterCommit(Runnable action) {
    transaction().afterCommit().add(action);
  }

  /** A connection beside the pool, for a lock that lasts as long as its session; the caller closes it. */
  public Connection session() {
    return connect(sessions);
  }

  /** Statements on a connection of {@link #session}. */
  public DSLContext dsl(Connection session) {
    return DSL.using(dsl.configuration().derive(session));
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** With a connection for batches, outside of any transaction: each statement is its own. */
  <T> T call(Work<T> work) {
    try (var connection = connect(batches)) {
      return work.with(connection);
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  private Connection connect(DataSource source) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw DatabaseFailures.noConnection(settings.toString(), e);
    }
  }

  <T> T inTransaction(Supplier<T> work) {
    if (current.isBound()) {
      throw new IllegalStateException("transactions do not nest");
    }
    var transaction = new OpenTransaction(connect(pool));
    try (var connection = transaction.connection()) {
      connection.setAutoCommit(false);
      T result = committed(work, transaction);
      transaction.afterCommit().forEach(Runnable::run);
      return result;
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  private <T> T committed(Supplier<T> work, OpenTransaction transaction) throws SQLException {
    try {
      T result = ScopedValue.where(current, transaction).call(work::get);
      transaction.connection().commit();
      return result;
    } catch (Throwable e) {
      rollBack(transaction.connection(), e);
      throw e;
    }
  }

  private void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
      pool.evictConnection(connection);
    }
  }

  private OpenTransaction transaction() {
    if (!current.isBound()) {
      throw new IllegalStateException("outside of a transaction");
    }
    return current.get();
  }

  /** Ends the connections; whoever still waits for an answer gets a failure. */
  @Override
  public void close() {
    batches.close();
    pool.close();
  }

  @Override
  public String toString() {
    return settings.toString();
  }

  private final class CurrentConnection implements ConnectionProvider {

    @Override
    public Connection acquire() {
      return current.isBound() ? current.get().connection() : connect(pool);
    }

    @Override
    public void release(Connection connection) {
      if (!current.isBound()) {
        try {
          connection.close();
        } catch (SQLException e) {
          throw DatabaseFailures.of(e);
        }
      }
    }
  }
}
