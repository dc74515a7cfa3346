package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ShadowDecision.SHADOW_DECISION;
import static oo.codegen.sql.shared.tables.Outbox.OUTBOX;

import java.util.List;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.RecommenderStore;
import oo.recommender.application.port.ShadowDecisions;
import oo.recommender.application.port.Tips;
import oo.recommender.application.port.UserStates;
import oo.recommender.application.port.Users;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.PolicyId;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.domain.UserId;

/** The real store, and what only tests look at. */
record PostgresStore(ModuleDatabase database, PostgresRecommender recommender) implements RecommenderStore {

  static PostgresStore over(ModuleDatabase database) {
    return over(database, Coalescer.Observer.NONE);
  }

  static PostgresStore over(ModuleDatabase database, Coalescer.Observer observer) {
    return new PostgresStore(
        database, new PostgresRecommender(database, new OutboxTable(database), RecommenderExamples::id, observer));
  }

  @Override
  public Users users() {
    return recommender.users();
  }

  @Override
  public Decisions decisions() {
    return recommender.decisions();
  }

  @Override
  public Feedbacks feedbacks() {
    return recommender.feedbacks();
  }

  @Override
  public Tips tips() {
    return recommender.tips();
  }

  @Override
  public UserStates userStates() {
    return recommender.userStates();
  }

  @Override
  public ShadowDecisions shadowDecisions() {
    return recommender.shadowDecisions();
  }

  @Override
  public List<String> events(UserId user) {
    return database.dsl().select(OUTBOX.TYPE).from(OUTBOX).where(OUTBOX.KEY.eq(user.value()))
        .orderBy(OUTBOX.XID, OUTBOX.POSITION)
        .fetch(row -> row.value1().substring(row.value1().lastIndexOf('.') + 1));
  }

  @Override
  public List<ShadowDecision> shadows(UserId user) {
    var schemas = new PostgresTerms(database);
    return database.dsl().selectFrom(SHADOW_DECISION).where(SHADOW_DECISION.USER_ID.eq(user.value()))
        .fetch(row -> new ShadowDecision(
            row.getDecisionId(), user, PolicyId.parse(row.getPolicy()), row.getModel(), schemas.schema(row.getFeatureSchema()),
            row.getKindProbability(), row.getCandidateProbability(), row.getSeed(), row.getPick()));
  }
}
