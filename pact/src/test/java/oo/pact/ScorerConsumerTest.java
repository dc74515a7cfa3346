package oo.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import oo.recommender.adapter.scorer.HttpScorer;
import oo.recommender.application.port.Scorer.Outcome;
import oo.recommender.application.port.Scorer.Reason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.ScoringColumns;
import oo.shared.application.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What decisions need of the scorer: said by the client that they have. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "oO scorer", pactVersion = PactSpecVersion.V4)
class ScorerConsumerTest {

  private static final String EXAMPLE_IS_SERVED = "example@1 is served for the features of oO";

  private static final Features FEATURES = new FeatureAssembler().assemble(
      Moments.moment(Trigger.PULL, 1), new CandidateSet(Moments.candidates(2, 1)));

  @Pact(consumer = "oO decisions")
  V4Pact scores(PactBuilder builder) {
    return asked(builder, "a decision between two candidates", "1", 200, "application/json", newJsonBody(answer -> {
      answer.object("model", model -> model.stringValue("name", "example").stringValue("version", "1"));
      answer.stringValue("features_hash", ScoringColumns.hash());
      answer.array("scores", scores -> scores.numberType(0.75).numberType(-1.5));
    }).build());
  }

  @Pact(consumer = "oO decisions")
  V4Pact unknownVersion(PactBuilder builder) {
    return asked(builder, "a decision by a version that is not served", "2", 404, "application/problem+json",
        newJsonBody(problem -> problem.stringValue("code", "MODEL_NOT_FOUND")).build());
  }

  @Pact(consumer = "oO decisions")
  V4Pact models(PactBuilder builder) {
    return builder.usingLegacyDsl().given(EXAMPLE_IS_SERVED)
        .uponReceiving("a look at the models").path("/v1/models").method("GET")
        .willRespondWith().status(200).body(newJsonBody(answer -> {
          answer.minArrayLike("items", 1, model -> {
            model.stringValue("name", "example").stringValue("version", "1");
            model.stringValue("features_hash", ScoringColumns.hash());
            model.integerType("width", ScoringColumns.WIDTH).stringType("runtime", "linear");
            model.stringMatcher("checksum", "^([0-9a-f]{64}|)$", "");
          });
          answer.array("refused", _ -> {});
        }).build()).toPact(V4Pact.class);
  }

  private static V4Pact asked(
      PactBuilder builder, String what, String version, int status, String answered, DslPart answer) {
    var rows = ScoringColumns.rows(FEATURES);
    var body = newJsonBody(request -> {
      request.object("model", model -> model.stringValue("name", "example").stringValue("version", version));
      request.stringValue("features_hash", ScoringColumns.hash());
      request.array("rows", all -> {
        for (var row : rows) {
          all.array(numbers -> {
            for (double number : row) {
              numbers.numberType(number);
            }
          });
        }
      });
    }).build();
    return builder.usingLegacyDsl().given(EXAMPLE_IS_SERVED)
        .uponReceiving(what).path("/v1/scores").method("POST").headers("Content-Type", "application/json").body(body)
        .willRespondWith().status(status).headers(Map.of("Content-Type", answered)).body(answer).toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "scores")
  void takesOneScoreACandidate(MockServer server) {
    assertThat(score(server, "1")).isEqualTo(new Outcome.Scored(new CandidateScores("example@1", new double[] {0.75, -1.5})));
  }

  @Test
  @PactTestFor(pactMethod = "unknownVersion")
  void takesNoScoresOfAnotherVersion(MockServer server) {
    assertThat(score(server, "2")).isEqualTo(new Outcome.NotScored(Reason.REFUSED));
  }

  @Test
  @PactTestFor(pactMethod = "models")
  void findsItsModelAmongThoseThatAreServed(MockServer server) throws InterruptedException {
    assertThat(HttpScorer.examine(config(server, "1"), "")).singleElement().isInstanceOf(Finding.Fine.class);
  }

  private static Outcome score(MockServer server, String version) {
    try (var scorer = new HttpScorer(config(server, version))) {
      return scorer.score(FEATURES);
    }
  }

  private static HttpScorer.Config config(MockServer server, String version) {
    return new HttpScorer.Config(
        URI.create(server.getUrl()), "example", version, Duration.ofSeconds(10), 1, HttpScorer.Breaker.STANDARD);
  }
}
