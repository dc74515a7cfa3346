package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights of a module's role, asked of the server itself. */
class ModuleBoundaryIT {

  private static final String NO_RIGHT = "42501";
  private static final TestDatabase DATABASE = TestDatabase.create();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static Stream<Arguments> foreign() {
    return TestDatabase.MODULES.stream().flatMap(module -> TestDatabase.MODULES.stream()
        .filter(other -> !other.equals(module)).map(other -> Arguments.of(module, other)));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void deniesAModuleTheSchemaOfAnother(String module, String other) {
    assertDenied(module, "SELECT count(*) FROM " + other + ".outbox");
    assertDenied(module, "INSERT INTO " + other + ".inbox VALUES ('spy', gen_random_uuid())");
    assertDenied(module, "CREATE TABLE " + other + ".loot (n int)");
    assertDenied(module, "SET ROLE oo_" + other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrations", "profile", "recommender"})
  void deniesAModuleEverythingButItsRows(String module) {
    assertDenied(module, "CREATE TABLE public.loot (n int)");
    assertDenied(module, "CREATE TABLE loot (n int)");
    assertDenied(module, "CREATE SCHEMA loot");
    assertDenied(module, "ALTER TABLE outbox ADD COLUMN loot int");
    assertDenied(module, "DROP TABLE inbox");
    assertDenied(module, "TRUNCATE inbox");
    assertDenied(module, "SELECT * FROM flyway_schema_history");
    assertDenied(module, "DELETE FROM flyway_schema_history");
    assertDenied(module, "UPDATE outbox SET subject = 'forged'");
    assertDenied(module, "DELETE FROM outbox");
    assertDenied(module, "CREATE ROLE loot");
    assertDenied(module, "COPY inbox TO PROGRAM 'cat'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrations", "profile", "recommender"})
  void letsAModuleUseItsOwnTables(String module) {
    var dsl = DATABASE.open(module).dsl();
    assertThat(dsl.execute("INSERT INTO inbox VALUES ('own', gen_random_uuid())")).isOne();
    assertThat(dsl.execute("DELETE FROM inbox WHERE consumer = 'own'")).isOne();
    assertThat(dsl.fetchSingle("SELECT current_schema()").get(0)).isEqualTo(module);
  }

  @Test
  void quotesNoValuesInWhatItThrows() {
    var dsl = DATABASE.open("profile").dsl();
    var insert = "INSERT INTO inbox VALUES (?, '00000000-0000-0000-0000-000000000001')";
    dsl.execute(insert, "secret");
    assertThatThrownBy(() -> dsl.execute(insert, "secret"))
        .hasMessageContaining("inbox_pkey").hasMessageNotContaining("secret");
  }

  private static void assertDenied(String module, String sql) {
    try (var database = new ModuleDatabase(DATABASE.settings(module, 1))) {
      assertThatThrownBy(() -> database.dsl().execute(sql))
          .as(module + ": " + sql)
          .isInstanceOfSatisfying(DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo(NO_RIGHT));
    }
  }
}
