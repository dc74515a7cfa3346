package oo.recommender.adapter.postgres;

import java.util.List;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.application.port.RewardedDecisionsContract;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresRewardedDecisionsIT extends RewardedDecisionsContract {

  private static final TestDatabase TEST_DATABASE = TestDatabase.create();
  private static final ModuleDatabase DATABASE = TEST_DATABASE.open("recommender");
  private static final PostgresStore STORE = PostgresStore.over(DATABASE);

  @AfterAll
  static void close() {
    TEST_DATABASE.close();
  }

  /** Of a page so small that every test needs some. */
  @Override
  protected RewardedDecisions decisions() {
    return new PostgresRewardedDecisions(DATABASE, new PostgresTerms(DATABASE), 5);
  }

  @Override
  protected void keep(DecisionRecord record, TipState state) {
    STORE.decisions().append(new Decisions.Append(record, null, null, null));
    if (record.answer() instanceof Answer.Offered offered) {
      DATABASE.dsl().executeUpdate(TipRow.change(offered.id(), state));
    }
  }

  @Override
  protected void keep(ShadowDecision shadow) {
    STORE.shadowDecisions().append(List.of(shadow));
  }
}
