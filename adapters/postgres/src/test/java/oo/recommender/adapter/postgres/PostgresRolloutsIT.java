package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.RolloutChange.ROLLOUT_CHANGE;
import static oo.codegen.sql.shared.tables.Outbox.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.Rollouts;
import oo.recommender.application.port.RolloutsContract;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;
import oo.recommender.events.v1.RolloutChanged;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresRolloutsIT extends RolloutsContract {

  private final TestDatabase fresh = TestDatabase.create();
  private final ModuleDatabase database = fresh.open("recommender");
  private final Rollouts rollouts = new PostgresRollouts(database, new OutboxTable(database), RecommenderExamples::id);

  @AfterEach
  void close() {
    fresh.close();
  }

  @Override
  protected Rollouts rollouts() {
    return rollouts;
  }

  @Override
  protected Transactions transactions() {
    return new PostgresTransactions(database);
  }

  private RolloutChange canary() {
    var at = Instant.parse("2026-11-23T08:00:00Z");
    var change = new RolloutChange(
        RecommenderExamples.id(), Transition.Action.CANARY_STARTED, "uniform", "cli:ada", "to see",
        new Rollout(1, "rules", new Rollout.Canary("uniform", 10, at), null, at, "rules"));
    transactions().run(() -> rollouts.append(change));
    return change;
  }

  @Test
  void tellsOfAChangeAsAnEventOfTheSameTransaction() throws InvalidProtocolBufferException {
    var change = canary();
    transactions().run(() -> rollouts.append(change));

    var told = database.dsl().selectFrom(OUTBOX).fetch();
    assertThat(told).singleElement().satisfies(row -> assertThat(row.getSubject()).isEqualTo("oo.recommender.rollout.changed.v1"));
    var event = RolloutChanged.parseFrom(told.getFirst().getPayload());
    assertThat(event.getRolloutId()).isEqualTo(told.getFirst().getKey().toString());
    assertThat(event.getChangeId()).isEqualTo(change.id().toString());
    assertThat(event.getAction()).isEqualTo("canary_started");
    assertThat(event.getActor()).isEqualTo("cli:ada");
    assertThat(event.getReason()).isEqualTo("to see");
    assertThat(event.getCanaryPercent()).isEqualTo(10);
  }

  @Test
  void refusesToRewriteOrToForgetTheAudit() {
    canary();

    assertThatThrownBy(() -> database.dsl().update(ROLLOUT_CHANGE).set(ROLLOUT_CHANGE.REASON, "other").execute())
        .hasMessageContaining("never changed");
    assertThatThrownBy(() -> database.dsl().deleteFrom(ROLLOUT_CHANGE).execute()).hasMessageContaining("never changed");
  }
}
