package oo.recommender.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.application.port.RewardedDecisionsContract;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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
  protected void keep(DecisionRecord record, @Nullable Double reward) {
    STORE.decisions().append(new Decisions.Append(record, null, null, null));
    if (record.answer() instanceof Answer.Offered) {
      var value = reward == null ? OptionalDouble.empty() : OptionalDouble.of(reward);
      DATABASE.dsl().executeInsert(RewardRow.write(record, new Reward(Aftermath.UNKNOWN, true, value), 1));
    }
  }

  @Test
  void tellsWhatCameOfSomeOfThem() {
    var tips = Stream.generate(() -> RecommenderExamples.tip(RecommenderExamples.someone(), UserTips.NONE, 1).record()).limit(3).toList();
    keep(tips.get(0), 0.3);
    keep(tips.get(1), null);
    STORE.decisions().append(new Decisions.Append(tips.get(2), null, null, null));
    var silence = IntStream.range(0, 500)
        .mapToObj(seed -> RecommenderExamples.decision(
            RecommenderExamples.someone(), UserTips.NONE, Trigger.PUSH, RecommenderExamples.NOON, seed).record())
        .filter(record -> record.draw() != null && record.answer() instanceof Answer.Silence).findFirst().orElseThrow();
    keep(silence, null);

    assertThat(STORE.recommender().decisionRewards().of(Stream.concat(tips.stream(), Stream.of(silence)).map(DecisionRecord::id).toList()))
        .isEqualTo(Map.of(tips.getFirst().id(), 0.3, silence.id(), 0.0));
  }

  @Override
  protected void keep(ShadowDecision shadow) {
    STORE.shadowDecisions().append(List.of(shadow));
  }
}
