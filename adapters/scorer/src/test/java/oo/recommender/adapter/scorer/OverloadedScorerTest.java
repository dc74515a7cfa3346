package oo.recommender.adapter.scorer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static oo.recommender.adapter.scorer.ScorerServer.FEATURES;
import static oo.recommender.adapter.scorer.ScorerServer.LONG;
import static oo.recommender.adapter.scorer.ScorerServer.json;
import static oo.recommender.adapter.scorer.ScorerServer.scores;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oo.recommender.application.port.Scorer.Outcome;
import oo.recommender.application.port.Scorer.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a scorer in trouble is neither waited for by everybody nor asked again and again. */
class OverloadedScorerTest {

  private static final HttpScorer.Breaker QUICK = new HttpScorer.Breaker(4, 50, Duration.ofMillis(1_500));

  private final ScorerServer server = new ScorerServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void letsNoMoreDecisionsWaitThanAreAllowed() {
    server.answers(json(scores("[1, 2, 3]")).withFixedDelay(1_500));
    try (var scorer = new HttpScorer(server.config(LONG, 2, HttpScorer.Breaker.STANDARD));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = IntStream.range(0, 6)
          .mapToObj(_ -> CompletableFuture.supplyAsync(() -> scorer.score(FEATURES), threads)).toList();
      var outcomes = asked.stream().map(CompletableFuture::join).toList();

      assertThat(outcomes.stream().filter(Outcome.Scored.class::isInstance)).hasSize(2);
      assertThat(Collections.frequency(outcomes, new Outcome.NotScored(Reason.BUSY))).isEqualTo(4);
      assertThat(scorer.score(FEATURES)).isInstanceOf(Outcome.Scored.class);
    }
    assertThat(server.asked()).isEqualTo(3);
  }

  @Test
  void leavesAScorerAloneThatFailsAndComesBackToIt() throws InterruptedException {
    server.answers(aResponse().withStatus(500));
    try (var scorer = new HttpScorer(server.config(LONG, 2, QUICK))) {
      for (int i = 0; i < 4; i++) {
        assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.REFUSED));
      }
      assertThat(scorer.isResting()).isTrue();
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.RESTING));
      assertThat(server.asked()).isEqualTo(4);

      server.answers(json(scores("[1, 2, 3]")));
      Thread.sleep(QUICK.rest().plusMillis(50));
      assertThat(scorer.score(FEATURES)).isInstanceOf(Outcome.Scored.class);
      assertThat(scorer.isResting()).isFalse();
    }
  }

  @Test
  void restsAgainWhenTheTrialFails() throws InterruptedException {
    server.answers(json(scores("[1, 2]")));
    try (var scorer = new HttpScorer(server.config(LONG, 2, QUICK))) {
      for (int i = 0; i < 4; i++) {
        scorer.score(FEATURES);
      }
      Thread.sleep(QUICK.rest().plusMillis(50));
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.INVALID));
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.RESTING));
    }
    assertThat(server.asked()).isEqualTo(5);
  }

  @Test
  void doesNotRestForWhatOnlyCameTogether() {
    server.answers(json(scores("[1, 2, 3]")));
    try (var scorer = new HttpScorer(server.config(LONG, 0, QUICK))) {
      for (int i = 0; i < 20; i++) {
        assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.BUSY));
      }
      assertThat(scorer.isResting()).isFalse();
    }
  }
}
