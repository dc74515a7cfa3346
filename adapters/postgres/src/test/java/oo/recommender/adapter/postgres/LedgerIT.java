package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.ReplayDecisions;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Decisions.Selection;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LedgerIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final PostgresStore STORE = PostgresStore.over(DATABASE.open("recommender"));
  private static final int PAGE = 3;
  private static final Decisions SHORT_PAGES = new PostgresDecisions(
      STORE.database(), GuardedWrite.coalesced(STORE.database(), Coalescer.Observer.NONE), new OutboxTable(STORE.database()),
      new TipEvents(RecommenderExamples::id), new PostgresTerms(STORE.database()), PAGE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static List<DecisionRecord> kept(UserId user, int count) {
    var records = new ArrayList<DecisionRecord>();
    for (int i = 0; i < count; i++) {
      records.add(keep(user, i));
    }
    return records;
  }

  private static DecisionRecord keep(UserId user, int hours) {
    var decision =
        RecommenderExamples.decision(user, UserTips.NONE, Trigger.PULL, NOON.plusSeconds(3600L * hours), hours);
    STORE.decisions().append(new Decisions.Append(decision.record(), null, null, null));
    return decision.record();
  }

  @Test
  void repeatsEveryDecisionToTheBitThroughTheStore() {
    var user = someone();
    var made = new ArrayList<DecisionRecord>();
    var outcomes = new HashSet<String>();
    for (long seed = 0; seed < 600; seed++) {
      var random = new RandomDecisions(seed);
      var decision = random.decision(user, random.tips());
      made.add(decision.record());
      outcomes.add(switch (decision.record().answer()) {
        case Answer.Offered _ -> "tip by " + decision.record().draw().policy().name();
        case Answer.Silence silence -> silence.reason().name();
      });
      STORE.decisions().append(new Decisions.Append(decision.record(), null, null, null));
    }

    var read = new ArrayList<DecisionRecord>();
    STORE.decisions().each(new Selection(user, null), read::add);
    var report = new ReplayDecisions(STORE.decisions(), new Replay(
        List.of(new FeatureAssembler()), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE)))
        .execute(new Selection(user, null), (replayed, total) -> {});

    assertThat(read).isEqualTo(made);
    assertThat(report.identical()).isEqualTo(600).isEqualTo(report.total());
    assertThat(report.clean()).isTrue();
    // The ways of deciding that the random states are to reach.
    assertThat(outcomes).contains(
        "tip by rules", "tip by uniform", "CHOSEN_SILENCE", "QUIET_HOURS", "BUSY", "DAILY_CAP", "CONSENT_MISSING");
  }

  @Test
  void handsOverEveryDecisionOnceHoweverPagesFall() {
    for (int count = 0; count <= 2 * PAGE + 1; count++) {
      var user = someone();
      var records = kept(user, count);

      var read = new ArrayList<DecisionRecord>();
      SHORT_PAGES.each(new Selection(user, null), read::add);

      assertThat(read).isEqualTo(records);
    }
  }

  @Test
  void handsOverWhatWasDecidedSinceAMoment() {
    var user = someone();
    var records = kept(user, 9);

    var read = new ArrayList<DecisionRecord>();
    SHORT_PAGES.each(new Selection(user, records.get(4).at()), read::add);

    assertThat(read).isEqualTo(records.subList(4, 9));
    var all = new ArrayList<UUID>();
    SHORT_PAGES.each(new Selection(null, records.get(4).at()), record -> all.add(record.id()));
    assertThat(all).isSorted().doesNotHaveDuplicates().containsAll(read.stream().map(DecisionRecord::id).toList());
    assertThat(SHORT_PAGES.count(new Selection(null, records.get(4).at()))).isEqualTo(all.size());
  }

  @Test
  void handsOverWhatWasDecidedUntilAMoment() {
    var user = someone();
    var records = kept(user, 9);

    for (var since : List.of(NOON, records.get(2).at())) {
      var read = new ArrayList<DecisionRecord>();
      SHORT_PAGES.each(new Selection(user, since, records.get(7).at()), read::add);
      assertThat(read).isEqualTo(records.subList(since.equals(NOON) ? 0 : 2, 7));
    }
    var all = new ArrayList<DecisionRecord>();
    SHORT_PAGES.each(new Selection(null, null, records.get(7).at()), all::add);
    assertThat(all).containsAll(records.subList(0, 7)).doesNotContain(records.get(7));
    SHORT_PAGES.each(new Selection(user, null, NOON), record -> assertThat(record).isNull());
  }

  @Test
  void letsItsReaderWriteMeanwhile() {
    var user = someone();
    kept(user, 4);

    var read = new ArrayList<DecisionRecord>();
    SHORT_PAGES.each(new Selection(user, null), record -> {
      read.add(record);
      if (read.size() == 1) {
        keep(user, 7);
      }
    });

    assertThat(read).hasSize(5);
  }

  @Test
  void neverChangesWhatIsKept() {
    var record = kept(someone(), 1).getFirst();

    assertThatThrownBy(() -> STORE.database().dsl()
        .update(DECISION).set(DECISION.SEED, 1L).where(DECISION.ID.eq(record.id())).execute())
        .hasMessageContaining("rows of decision").hasMessageContaining("are never changed");
  }
}
