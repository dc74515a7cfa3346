package oo.recommender.adapter.http;

import static oo.recommender.application.port.RecommenderExamples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import oo.codegen.http.api.TipsService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.TestGateway;
import oo.recommender.application.DecideTip;
import oo.recommender.application.ExplainTip;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.SettableClock;
import oo.recommender.application.ShadowPolicies;
import oo.recommender.application.TipQueries;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Profile;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.explanation.Explainer;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.shared.domain.UserId;

/** The recommender over HTTP, with nothing behind it but memory and a clock that stands at noon. */
final class TipServer implements AutoCloseable {

  static final String ADA = TestGateway.ADA;
  static final String BEN = "ben";
  static final UserId ADAS_ID = new UserId(TestGateway.user(ADA));
  static final String PULL = "{\"trigger\": \"pull\"}";
  static final String ANOTHER = "{\"trigger\": \"pull\", \"another\": true}";
  static final String PUSH = "{\"trigger\": \"push\"}";

  final InMemoryRecommender store = new InMemoryRecommender();
  final SettableClock clock = new SettableClock(RecommenderExamples.NOON);
  final TestGateway gateway;
  Profile profile = AdaAtNoon.PROFILE;

  TipServer() {
    var seeds = new AtomicLong();
    var decideTip = new DecideTip(
        any -> profile, store.users(), any -> new Assignment(new RulesPolicy(), ModelSnapshot.NONE), store.decisions(),
        AdaAtNoon.decider(), new ShadowPolicies(List.of(), new FeatureAssembler(), store.shadowDecisions(), Runnable::run, 1),
        RecommenderExamples::id, seeds::incrementAndGet, clock);
    var recordFeedback = new RecordFeedback(store.feedbacks(), RecommenderExamples::id, clock);
    var explainTip = new ExplainTip(store.tips(), store.decisions(), new Explainer(
        FeatureAssembler.all(), _ -> new RulesPolicy(), _ -> ModelSnapshot.NONE));
    gateway = TestGateway.serving(
        TipsService.routes(new TipRoutes(decideTip, new TipQueries(store.tips(), clock), explainTip, recordFeedback)));
    store.userStates().apply(id(), ADAS_ID, any -> AdaAtNoon.state());
  }

  void profile(int dailyCap) {
    profile = new Profile(
        profile.zone(), profile.quietHours(), Set.of(), dailyCap, profile.pushCooldown(), profile.consents());
  }

  Checked decide(String body, String... headers) {
    return gateway.client().json("POST", ADA, "/v1/tips", body, headers);
  }

  Checked get(String path, String... headers) {
    return gateway.client().get(ADA, path, headers);
  }

  Checked getAs(String token, String path) {
    return gateway.client().get(token, path);
  }

  Checked react(String tip, String reaction, String... headers) {
    return reactAs(ADA, tip, reaction, headers);
  }

  Checked reactAs(String token, String tip, String reaction, String... headers) {
    return gateway.client().json(
        "POST", token, "/v1/feedback", "{\"tip_id\": \"" + tip + "\", \"reaction\": " + reaction + "}", headers);
  }

  /** The id of a new tip; one that was open is skipped. */
  String offer() {
    var answer = decide(ANOTHER);
    assertThat(answer.json().path("outcome").asText()).as(answer.text()).isEqualTo("tip");
    return answer.json().get("tip_id").asText();
  }

  /** Every write of a request is overtaken by one of another request. */
  void contend() {
    store.beforeNextWrite(() -> {
      store.decisions().append(new Decisions.Append(
          RecommenderExamples.silence(ADAS_ID).record(), store.users().of(ADAS_ID).tips(), null, null));
      contend();
    });
  }

  static List<String> texts(JsonNode items, String field) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
