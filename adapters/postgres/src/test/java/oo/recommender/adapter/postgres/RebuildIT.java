package oo.recommender.adapter.postgres;

import static oo.events.application.port.Eventually.eventually;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import oo.recommender.domain.state.CalendarSignals;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** States that are forgotten while events keep arriving. */
class RebuildIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final PostgresStore STORE = PostgresStore.over(DATABASE.open("recommender"));
  private static final int MESSAGES = 160;

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  /** Shows each time that it is applied. */
  private static boolean apply(UserId user, UUID message) {
    return STORE.userStates().apply(message, user, state ->
        state.with(new CalendarSignals(UUID.randomUUID(), Instant.EPOCH, List.of(), List.of(), List.of())));
  }

  private static int applied(UserId user) {
    return STORE.users().of(user).state().calendars().size();
  }

  @Test
  void appliesEveryMessageOnceThoughTheUserIsForgottenMeanwhile() throws Exception {
    var user = someone();
    forgetMeanwhile(user, user);
  }

  @Test
  void appliesEveryMessageOnceThoughAllAreForgottenMeanwhile() throws Exception {
    forgetMeanwhile(someone(), null);
  }

  private static void forgetMeanwhile(UserId user, @Nullable UserId forgotten) throws Exception {
    var messages = Stream.generate(() -> id()).limit(MESSAGES).toList();

    Crowd.atOnce(8, thread -> {
      for (int i = thread; i < MESSAGES; i += 8) {
        apply(user, messages.get(i));
        if (i % 20 == 0) {
          STORE.userStates().clear(forgotten);
        }
      }
      return thread;
    });

    // What was forgotten comes again, as from the history; what was not is known.
    int known = applied(user);
    long again = messages.stream().filter(message -> apply(user, message)).count();
    assertThat(again).isEqualTo(MESSAGES - known);
    assertThat(applied(user)).isEqualTo(MESSAGES);
  }

  @Test
  void appliesOnceWhatComesWhileNothingIsForgotten() throws Exception {
    var user = someone();
    var message = id();
    DATABASE.asAdmin("CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS "
        + "$$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$; "
        + "CREATE TRIGGER dawdle AFTER DELETE ON recommender.user_state EXECUTE FUNCTION dawdle()");
    try {
      var forgotten = CompletableFuture.runAsync(() -> STORE.userStates().clear(user));
      eventually(() -> assertThat(dawdling()).isOne());
      apply(user, message);
      forgotten.join();
    } finally {
      DATABASE.asAdmin("DROP TRIGGER dawdle ON recommender.user_state; DROP FUNCTION dawdle()");
    }

    assertThat(apply(user, message)).isFalse();
    assertThat(applied(user)).isOne();
  }

  private static int dawdling() {
    return DSL.using(DATABASE.admin(), SQLDialect.POSTGRES).fetchCount(DSL.table("pg_stat_activity"),
        DSL.condition("datname = current_database() AND wait_event = 'PgSleep'"));
  }

  @Test
  void forgetsMoreUsersThanItForgetsTogether() {
    var users = Stream.generate(() -> someone()).limit(450).toList();
    var message = id();
    users.forEach(user -> apply(user, message));

    STORE.userStates().clear(null);

    assertThat(users).allSatisfy(user -> assertThat(applied(user)).isZero());
    assertThat(users).allSatisfy(user -> assertThat(apply(user, message)).isTrue());
  }
}
