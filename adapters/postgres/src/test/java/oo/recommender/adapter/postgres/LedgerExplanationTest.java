package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.explanation.Explainer;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class LedgerExplanationTest {

  private static final Terms TERMS = new InMemoryTerms();

  /** With the row's columns and the tip's words, and nothing of its user. */
  private static DecisionRecord fromItsRow(DecisionRecord record) {
    Record row = DSL.using(SQLDialect.POSTGRES).newRecord(DecisionRow.FIELDS.toArray(Field[]::new));
    row.from(DecisionRow.write(record, TERMS));
    if (record.answer() instanceof Answer.Offered offered) {
      var tip = TipRow.write(record.tip(offered));
      row.set(TIP.ID, tip.getId());
      row.set(TIP.OFFERED_AT, tip.getOfferedAt());
      row.set(TIP.DOCUMENT, tip.getDocument());
    }
    return DecisionRow.read(row, TERMS);
  }

  @Test
  void explainsFromTheRowAsItDidBeforeTheRowWasWritten() {
    var explainer = new Explainer(FeatureAssembler.all(), _ -> new RulesPolicy(), _ -> ModelSnapshot.NONE);
    int explained = 0;
    for (long seed = 0; seed < 60; seed++) {
      var at = AdaAtNoon.NOON.plusSeconds(seed * 600);
      var trigger = List.of(Trigger.PULL, Trigger.PUSH).get((int) seed % 2);
      var record = AdaAtNoon.decider().decide(AdaAtNoon.request(trigger, at, seed), AdaAtNoon.situation()).record();
      if (record.answer() instanceof Answer.Offered) {
        assertThat(explainer.explain(fromItsRow(record))).isEqualTo(explainer.explain(record));
        explained++;
      }
    }
    assertThat(explained).isGreaterThan(20);
  }
}
