package oo.events.adapter.postgres;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import oo.events.application.port.OutboxSource;
import oo.events.application.port.OutboxSourceContract;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxSourceIT extends OutboxSourceContract {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private final OutboxTable table = new OutboxTable(PROFILE);
  private final PostgresTransactions transactions = new PostgresTransactions(PROFILE);

  @BeforeEach
  void empty() {
    DATABASE.asAdmin("TRUNCATE profile.outbox, profile.relay_position");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected OutboxSource outbox() {
    return new PostgresEvents("profile", PROFILE).outbox();
  }

  @Override
  protected void commit(Message... messages) {
    transactions.run(() -> List.of(messages).forEach(table::append));
  }

  @Test
  void showsNothingThatAnOlderTransactionCouldStillComeBefore() throws Exception {
    var key = UUID.randomUUID();
    try (var reader = outbox().open("bus").orElseThrow();
        var older = PROFILE.session();
        var statement = older.createStatement()) {
      older.setAutoCommit(false);
      statement.execute("SELECT pg_current_xact_id()");
      commit(about(key));
      assertThat(reader.next(10)).isEmpty();
      older.commit();
      assertThat(reader.next(10)).hasSize(1);
    }
  }

  @Test
  void endsWithItsSessionAndSavesNoPositionThen() {
    commit(about(UUID.randomUUID()), about(UUID.randomUUID()));
    var outbox = outbox();
    try (var cutOff = outbox.open("bus").orElseThrow()) {
      var rows = cutOff.next(1);
      DATABASE.asAdmin("""
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          """);
      eventually(() -> assertThat(outbox.open("bus")).hasValueSatisfying(next -> {
        next.passed(next.next(2).getLast().position());
        next.close();
      }));
      assertThatThrownBy(() -> cutOff.passed(rows.getLast().position())).isInstanceOf(DatabaseUnavailable.class);
    }
    assertThat(outbox.lag("bus").messages()).isZero();
  }

  @Test
  void savesNoPositionThatSomebodyElseHasMoved() {
    commit(about(UUID.randomUUID()), about(UUID.randomUUID()));
    try (var reader = outbox().open("bus").orElseThrow()) {
      reader.passed(reader.next(1).getLast().position());
      DATABASE.asAdmin("UPDATE profile.relay_position SET position = position + 1000");
      var next = reader.next(1).getLast().position();
      assertThatThrownBy(() -> reader.passed(next)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesThePositionsOfAnotherCluster() {
    DATABASE.asAdmin("INSERT INTO profile.relay_position VALUES ('bus', 9000000000000, 1)");
    var outbox = outbox();
    assertThatThrownBy(() -> outbox.open("bus"))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("another database cluster");
    DATABASE.asAdmin("DELETE FROM profile.relay_position");
    assertThat(outbox.open("bus")).hasValueSatisfying(reader -> reader.close());
  }
}
