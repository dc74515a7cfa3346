package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.TransactionConflict;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseFailuresTest {

  private static RuntimeException of(@Nullable String state) {
    return DatabaseFailures.of(new SQLException("…", state));
  }

  @Test
  void tellsOutagesAndConflictsFromBugs() {
    assertThat(of("08006")).isInstanceOf(DatabaseUnavailable.class);
    assertThat(of("57P01")).isInstanceOf(DatabaseUnavailable.class);
    assertThat(of("40P01")).isInstanceOf(TransactionConflict.class);
    assertThat(of("23505")).isInstanceOf(DataAccessException.class);
    assertThat(of(null)).isInstanceOf(DataAccessException.class);
  }

  /** As jOOQ wraps what a driver says while a row is read, and a driver what it says of a batch. */
  @Test
  void looksBehindWhatHasNoStateOfItsOwn() {
    var caused = new SQLException("…", new SQLException("…", "57P01"));
    var followed = new BatchUpdateException("…", new int[0]);
    followed.setNextException(new SQLException("…", "40P01"));

    assertThat(DatabaseFailures.of(caused)).isInstanceOf(DatabaseUnavailable.class);
    assertThat(DatabaseFailures.of(followed)).isInstanceOf(TransactionConflict.class);
  }
}
