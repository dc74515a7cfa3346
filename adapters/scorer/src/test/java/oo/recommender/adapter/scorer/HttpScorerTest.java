package oo.recommender.adapter.scorer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static oo.recommender.adapter.scorer.ScorerServer.FEATURES;
import static oo.recommender.adapter.scorer.ScorerServer.LONG;
import static oo.recommender.adapter.scorer.ScorerServer.json;
import static oo.recommender.adapter.scorer.ScorerServer.scores;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import oo.recommender.application.port.Scorer.Outcome;
import oo.recommender.application.port.Scorer.Reason;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.ScoringColumns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decision gets from a scorer that works, and from one that does not. */
class HttpScorerTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final ScorerServer server = new ScorerServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesTheScoresOfTheModelThatIsAskedFor() {
    assertThat(asked(json(scores("[0.5, -1, 1e-3]"))))
        .isEqualTo(new Outcome.Scored(new CandidateScores("ranker@1", new double[] {0.5, -1, 0.001})));
  }

  @Test
  void sendsNumbersTheirHashAndTheExactVersionAndNothingElse() throws IOException {
    asked(json(scores("[1, 2, 3]")));

    var body = new JsonMapper().readTree(server.lastBody());
    assertThat(body.properties()).extracting(field -> field.getKey()).containsExactlyInAnyOrder("model", "features_hash", "rows");
    assertThat(body.at("/model/name").asText() + "@" + body.at("/model/version").asText()).isEqualTo("ranker@1");
    assertThat(body.path("features_hash").asText()).isEqualTo(ScoringColumns.hash());
    assertThat(body.path("rows")).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(ScoringColumns.WIDTH));
    var sent = new JsonMapper().treeToValue(body.path("rows"), double[][].class);
    assertThat(sent).isDeepEqualTo(ScoringColumns.rows(FEATURES));
  }

  @Test
  void passesOverAFieldThatIsNotKnownYet() {
    assertThat(asked(json(scores("[1, 2, 3], \"more\": {}")))).isInstanceOf(Outcome.Scored.class);
  }

  static Stream<Arguments> faults() {
    var hash = ScoringColumns.hash();
    return Stream.of(
        fault("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Reason.UNREACHABLE),
        fault("an empty answer", aResponse().withFault(Fault.EMPTY_RESPONSE), Reason.UNREACHABLE),
        fault("no HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), Reason.UNREACHABLE),
        fault("half a body", json(scores("[1, 2, 3]")).withHeader("Content-Length", "4096"), Reason.UNREACHABLE),
        fault("a broken body", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), Reason.UNREACHABLE),
        fault("half of the JSON", json(scores("[1, 2, 3").replace("}", "")), Reason.INVALID),
        fault("a problem", aResponse().withStatus(500).withBody("{}"), Reason.REFUSED),
        fault("an unavailable model", aResponse().withStatus(503), Reason.REFUSED),
        fault("a redirect", aResponse().withStatus(302).withHeader("Location", "/v1/elsewhere"), Reason.REFUSED),
        fault("another schema", json("{\"predictions\": [1, 2, 3]}"), Reason.INVALID),
        fault("a list", json("[1, 2, 3]"), Reason.INVALID),
        fault("null", json("null"), Reason.INVALID),
        fault("nothing", json(""), Reason.INVALID),
        fault("text for scores", json(scores("[\"1\", \"2\", \"3\"]")), Reason.INVALID),
        fault("NaN", json(scores("[1, NaN, 3]")), Reason.INVALID),
        fault("NaN in quotes", json(scores("[1, \"NaN\", 3]")), Reason.INVALID),
        fault("a number beyond all", json(scores("[1, 1e999, 3]")), Reason.INVALID),
        fault("null for a score", json(scores("[1, null, 3]")), Reason.INVALID),
        fault("a missing candidate", json(scores("[1, 2]")), Reason.INVALID),
        fault("a candidate too many", json(scores("[1, 2, 3, 4]")), Reason.INVALID),
        fault("no end", json("[" + "1,".repeat(400_000) + "1]"), Reason.UNREACHABLE),
        fault("another version", json(ScorerServer.answer("ranker", "2", hash, "[1, 2, 3]")), Reason.WRONG_MODEL),
        fault("another model", json(ScorerServer.answer("other", "1", hash, "[1, 2, 3]")), Reason.WRONG_MODEL),
        fault("other features", json(ScorerServer.answer("ranker", "1", "0".repeat(64), "[1, 2, 3]")), Reason.WRONG_MODEL));
  }

  private static Arguments fault(String what, ResponseDefinitionBuilder answer, Reason reason) {
    return Arguments.of(what, answer, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void takesNoScoresFromAnAnswerThatIsNone(String what, ResponseDefinitionBuilder answer, Reason reason) {
    try (var scorer = new HttpScorer(server.answers(answer).config(LONG))) {
      assertThat(scorer.score(FEATURES)).as(what).isEqualTo(new Outcome.NotScored(reason));
    }
    assertThat(server.asked()).as("attempts").isEqualTo(1);
  }

  @Test
  void waitsNoLongerThanItsDeadline() {
    server.answers(json(scores("[1, 2, 3]")).withFixedDelay(5_000));
    try (var scorer = new HttpScorer(server.config(SHORT))) {
      long began = System.nanoTime();
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.LATE));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, SHORT.plusMillis(1_500));
    }
    assertThat(server.asked()).isEqualTo(1);
  }

  @Test
  void waitsNoLongerForABodyThatDrips() {
    server.answers(json(scores("[1, 2, 3]")).withChunkedDribbleDelay(20, 5_000));
    try (var scorer = new HttpScorer(server.config(SHORT))) {
      long began = System.nanoTime();
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.LATE));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORT.plusMillis(1_500));
    }
  }

  @Test
  void tellsAScorerThatIsAway() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var config = new HttpScorer.Config(
        URI.create("http://127.0.0.1:" + port), "ranker", "1", LONG, 1, HttpScorer.Breaker.STANDARD);
    try (var scorer = new HttpScorer(config)) {
      assertThat(scorer.score(FEATURES)).isEqualTo(new Outcome.NotScored(Reason.UNREACHABLE));
    }
  }

  @Test
  void keepsTheInterruptionOfWhoeverAsks() {
    server.answers(json(scores("[1, 2, 3]")).withFixedDelay(5_000));
    try (var scorer = server.scorer()) {
      Thread.currentThread().interrupt();
      assertThat(scorer.score(FEATURES)).isInstanceOf(Outcome.NotScored.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private Outcome asked(ResponseDefinitionBuilder answer) {
    try (var scorer = server.answers(answer).scorer()) {
      return scorer.score(FEATURES);
    }
  }
}
