package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Evaluation.EVALUATION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.EvaluationRecord;
import oo.recommender.application.RequestedEvaluation;
import oo.recommender.application.RequestedEvaluation.State;
import oo.recommender.application.port.Evaluations;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresEvaluations implements Evaluations {

  private static final String RUNNING = "running";
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private final ModuleDatabase database;
  private final IdempotencyTable keys;

  PostgresEvaluations(ModuleDatabase database) {
    this.database = database;
    this.keys = new IdempotencyTable(database);
  }

  @Override
  public void append(RequestedEvaluation evaluation) {
    var row = new EvaluationRecord();
    row.setId(evaluation.id());
    row.setRequestedBy(evaluation.by());
    row.setRequestedAt(evaluation.at());
    row.setPolicy(evaluation.policy());
    row.setAgainst(evaluation.against());
    row.setSince(evaluation.since());
    write(row, evaluation.state());
    database.transactionDsl().insertInto(EVALUATION).set(row).execute();
  }

  @Override
  public void becomes(UUID id, State state) {
    var row = new EvaluationRecord();
    write(row, state);
    database.dsl().update(EVALUATION).set(row).where(EVALUATION.ID.eq(id)).execute();
  }

  private static void write(EvaluationRecord row, State state) {
    row.setDecisions(state.decisions());
    row.setReachedAt(state.reached());
    switch (state) {
      case State.Running running -> {
        row.setState(RUNNING);
        row.setHeardAt(running.heardAt());
      }
      case State.Done done -> {
        row.setState(DONE);
        row.setHeardAt(done.at());
        row.setDocument(done.document());
      }
      case State.Failed failed -> {
        row.setState(FAILED);
        row.setHeardAt(failed.at());
        row.setFailure(failed.why());
      }
    }
  }

  @Override
  public @Nullable RequestedEvaluation find(UUID id) {
    return database.dsl().selectFrom(EVALUATION).where(EVALUATION.ID.eq(id)).fetchOne(PostgresEvaluations::read);
  }

  @Override
  public List<RequestedEvaluation> newest(@Nullable UUID before, int limit) {
    return database.dsl().selectFrom(EVALUATION)
        .where(before == null ? DSL.noCondition() : EVALUATION.ID.lt(before))
        .orderBy(EVALUATION.ID.desc()).limit(limit).fetch(PostgresEvaluations::read);
  }

  private static RequestedEvaluation read(EvaluationRecord row) {
    return new RequestedEvaluation(
        row.getId(), row.getRequestedBy(), row.getRequestedAt(), row.getPolicy(), row.getAgainst(), row.getSince(), state(row));
  }

  private static State state(EvaluationRecord row) {
    return switch (row.getState()) {
      case RUNNING -> new State.Running(row.getDecisions(), row.getReachedAt(), row.getHeardAt());
      case DONE -> new State.Done(row.getDecisions(), row.getReachedAt(), row.getHeardAt(), row.getDocument());
      case FAILED -> new State.Failed(row.getDecisions(), row.getReachedAt(), row.getHeardAt(), row.getFailure());
      default -> throw new IllegalStateException("an evaluation is " + row.getState());
    };
  }

  @Override
  public void forget(Instant before) {
    database.dsl().deleteFrom(EVALUATION).where(EVALUATION.REQUESTED_AT.lt(before)).execute();
  }

  @Override
  public IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    return keys.claim(user, key);
  }

  @Override
  public void store(UserId user, IdempotencyKey key, RequestedEvaluation evaluation) {
    keys.store(user, key, evaluation.id(), evaluation.at());
  }
}
