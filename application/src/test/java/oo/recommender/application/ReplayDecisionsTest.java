package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class ReplayDecisionsTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final UserId user = someone();
  private final ReplayDecisions replayDecisions = new ReplayDecisions(
      store.decisions(),
      new Replay(List.of(new FeatureAssembler()), List.of(new RulesPolicy()), List.of(ModelSnapshot.NONE)));

  private void keep(DecisionRecord record) {
    store.decisions().append(new Decisions.Append(record, null, null, null));
  }

  @Test
  void reportsWhatIsIdenticalDifferentAndRefused() {
    for (int seed = 0; seed < 5; seed++) {
      keep(RecommenderExamples.tip(user, UserTips.NONE, seed).record());
    }
    keep(RecommenderExamples.silence(user).record());
    keep(withSchema(RecommenderExamples.tip(user, UserTips.NONE, 1).record(), "old"));
    keep(withOther(RecommenderExamples.tip(user, UserTips.NONE, 1).record()));
    var progress = new ArrayList<Long>();

    var report = replayDecisions.execute(
        new Decisions.Selection(user, null), (replayed, total) -> progress.add(total - replayed));

    assertThat(report.total()).isEqualTo(8);
    assertThat(report.identical()).isEqualTo(6);
    assertThat(report.different()).isEqualTo(1);
    assertThat(report.named()).singleElement().satisfies(named -> assertThat(named.what()).contains("availability"));
    assertThat(report.refused()).containsEntry("unknown feature schema old", 1L);
    assertThat(report.clean()).isFalse();
    assertThat(progress).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
  }

  private static DecisionRecord withSchema(DecisionRecord record, String hash) {
    var draw = record.draw();
    assertThat(draw).isNotNull();
    return new DecisionRecord(
        record.id(), record.user(), record.context(), record.availability(), record.candidates(),
        new Draw(draw.policy(), draw.model(), hash, draw.seed(), draw.distribution(), draw.pick()), record.answer());
  }

  private DecisionRecord withOther(DecisionRecord record) {
    return new DecisionRecord(
        record.id(), record.user(), RecommenderExamples.silence(user).record().context(), record.availability(),
        record.candidates(), record.draw(), record.answer());
  }

  @Test
  void isCleanOverAnEmptyLedger() {
    assertThat(replayDecisions.execute(Decisions.Selection.ALL, (replayed, total) -> {}).clean()).isTrue();
  }
}
