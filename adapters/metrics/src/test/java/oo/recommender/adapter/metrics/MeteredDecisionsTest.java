package oo.recommender.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.metrics.Scraped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeteredDecisionsTest {

  private final Metrics metrics = new Metrics();
  private final Decisions ledger = new RecommenderMeters(metrics).observing(new InMemoryRecommender().decisions());

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void countsTipsAndSilencesByReasonAndPolicy() {
    var user = RecommenderExamples.someone();
    var tip = RecommenderExamples.tip(user, UserTips.NONE, 7);
    var silence = RecommenderExamples.silence(RecommenderExamples.someone());
    ledger.append(new Decisions.Append(tip.record(), tip.tips(), null, null));
    ledger.append(new Decisions.Append(silence.record(), silence.tips(), null, null));

    assertThat(figure("oo_decisions_total{outcome=\"tip\",policy=\"" + tip.record().draw().policy()
        + "\",reason=\"none\",trigger=\"pull\"}")).isEqualTo(1);
    assertThat(figure("oo_decisions_total{outcome=\"silence\",policy=\"none\",reason=\"QUIET_HOURS\",trigger=\"push\"}")).isEqualTo(1);
    assertThat(figure("oo_decision_writes_seconds_count{outcome=\"appended\"}")).isEqualTo(2);
  }

  @Test
  void countsNoDecisionThatIsNotInTheLedger() {
    var user = RecommenderExamples.someone();
    var first = RecommenderExamples.tip(user, UserTips.NONE, 7);
    var late = RecommenderExamples.tip(user, UserTips.NONE, 8);
    ledger.append(new Decisions.Append(first.record(), first.tips(), null, null));
    assertThat(ledger.append(new Decisions.Append(late.record(), late.tips(), null, null)))
        .isInstanceOf(Decisions.Outcome.Conflict.class);

    assertThat(metrics.scrape().lines().filter(line -> line.startsWith("oo_decisions_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum()).isEqualTo(1);
    assertThat(figure("oo_decision_writes_seconds_count{outcome=\"conflict\"}")).isEqualTo(1);
  }

  private double figure(String line) {
    return Scraped.figure(metrics, line);
  }
}
