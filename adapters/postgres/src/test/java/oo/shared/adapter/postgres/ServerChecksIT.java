package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import oo.development.servers.EmbeddedPostgresServer;
import oo.shared.application.Finding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/** What no server here can be made to show, and that a look at a server cannot change it. */
class ServerChecksIT {

  private static final String URL = "jdbc:postgresql://db.internal/oo?password=secret";

  private final ServerChecks checks =
      new ServerChecks(new ReadOnlyAccess(URL, "admin", "secret"), TestDatabase::schemas, Clock.systemUTC());

  @Test
  void takesTheVersionThatItIsTestedWith() {
    assertThat(checks.version(180_006)).isEqualTo(new Finding.Fine("PostgreSQL 18.6 at db.internal:5432/oo"));
  }

  @Test
  void tellsAVersionThatLacksWhatEverySessionSets() {
    assertThat(checks.version(160_009)).isInstanceOfSatisfying(Finding.Failure.class, failure ->
        assertThat(failure.text()).isEqualTo("PostgreSQL 16.9 at db.internal:5432/oo is too old, oO needs 17 or newer"));
  }

  @Test
  void warnsOfOtherVersions() {
    assertThat(checks.version(170_002)).isInstanceOf(Finding.Warning.class);
    assertThat(checks.version(190_000)).isInstanceOf(Finding.Warning.class);
  }

  @Test
  void tellsAnAddressThatIsNone() {
    assertThat(new ServerChecks(new ReadOnlyAccess("jdbc:postgresql:// nowhere:x", "a", "b"), TestDatabase::schemas,
        Clock.systemUTC()).reachable()).singleElement().isInstanceOf(Finding.Failure.class);
  }

  @Test
  void canChangeNothing() throws SQLException {
    try (var server = EmbeddedPostgresServer.temporary()) {
      var access = new ReadOnlyAccess(server.url("postgres"), server.adminUser(), server.adminPassword());

      assertThatThrownBy(() -> access.asAdmin(dsl ->
          dsl.createTable(DSL.name("mark")).column(DSL.name("id"), SQLDataType.BIGINT).execute()))
          .hasMessageContaining("cannot execute CREATE TABLE in a read-only transaction");
      assertThat(access.<Integer>asAdmin(dsl -> dsl.fetchValue(DSL.selectOne()))).isEqualTo(1);
    }
  }
}
