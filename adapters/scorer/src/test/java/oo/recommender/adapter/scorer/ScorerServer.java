package oo.recommender.adapter.scorer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.Moments;
import oo.recommender.domain.policy.ScoringColumns;

/** A scorer that answers as it is told, on a real socket. */
final class ScorerServer implements AutoCloseable {

  static final Features FEATURES = features(3);

  // A busy machine must not be what is tested.
  static final Duration LONG = Duration.ofSeconds(5);

  private final WireMockServer server = new WireMockServer(options().dynamicPort().http2PlainDisabled(true).containerThreads(32));

  ScorerServer() {
    server.start();
  }

  static Features features(int candidates) {
    return new FeatureAssembler().assemble(
        Moments.moment(Trigger.PULL, 1), new CandidateSet(Moments.candidates(candidates, 1)));
  }

  /** An answer that fits three candidates, with other scores. */
  static String scores(String scores) {
    return answer("ranker", "1", ScoringColumns.hash(), scores);
  }

  static String answer(String model, String version, String hash, String scores) {
    return """
        {"model": {"name": "%s", "version": "%s"}, "features_hash": "%s", "scores": %s}""".formatted(model, version, hash, scores);
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  ScorerServer answers(ResponseDefinitionBuilder response) {
    server.resetMappings();
    server.stubFor(any(anyUrl()).willReturn(response));
    return this;
  }

  HttpScorer.Config config(Duration deadline) {
    return config(deadline, 8, HttpScorer.Breaker.STANDARD);
  }

  HttpScorer.Config config(Duration deadline, int parallel, HttpScorer.Breaker breaker) {
    return new HttpScorer.Config(URI.create(server.baseUrl()), "ranker", "1", deadline, parallel, breaker);
  }

  HttpScorer scorer() {
    return new HttpScorer(config(LONG));
  }

  int asked() {
    return server.countRequestsMatching(anyRequestedFor(anyUrl()).build()).getCount();
  }

  String lastBody() {
    return server.getAllServeEvents().getFirst().getRequest().getBodyAsString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
