package oo.recommender.adapter.http.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import oo.codegen.http.api.EvaluationsService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.TestGateway;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.EvaluationQueries;
import oo.recommender.application.RolloutWorld;
import oo.recommender.application.RunEvaluation;
import oo.recommender.application.StartEvaluation;
import oo.recommender.application.port.InMemoryEvaluations;
import oo.recommender.application.port.InMemoryRewardedDecisions;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.rollout.Plans;
import oo.shared.application.InMemoryTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationRoutesTest {

  private static final String OPERATOR = "olga";
  private static final String EVALUATIONS = "/v1/operator/evaluations";
  private static final String DOCUMENT = """
      {"source": "the ledger", "target": "uniform/1", "baseline": "rules/1 (default)", "n": 12,
       "logged": {"estimate": 0.25, "interval": {"lower": -0.2, "upper": 0.7}},
       "estimates": {"ips": {"estimate": 0.5, "interval": null, "why_no_interval": "none can be given"},
         "snips": {"estimate": null, "interval": {"lower": -1, "upper": 1}}, "clipped_ips": {"estimate": 0.5, "interval": {"lower": -0.9, "upper": 1}}, "dm": null, "dr": null},
       "difference": {"estimate": 0.25, "interval": {"lower": -0.9, "upper": 1}}, "decisions_needed": 480,
       "effective_sample_size": null, "largest_weight": 3.5,
       "own_decisions": {"target": {"n": 0, "users": 0, "earned": {"estimate": null, "interval": {"lower": -1, "upper": 1}}},
         "baseline": {"n": 12, "users": 4, "earned": {"estimate": 0.25, "interval": {"lower": -0.2, "upper": 0.7}}},
         "difference": {"estimate": null, "interval": {"lower": -1.7, "upper": 1.2}}},
       "kind_level": null, "by_kind": {}, "reading": {"lines": 15, "rows": 12, "left_out": {"no reward": 3}},
       "gate": {"promotes": false, "reasons": [{"measure": "decisions", "actual": 12, "required": 500, "says": "there are 12",
         "remedy": "about 488 more", "more_decisions": 488}]}}""";

  private final RolloutWorld world = new RolloutWorld(Plans.plan());
  private final InMemoryEvaluations evaluations = new InMemoryEvaluations();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final TestGateway gateway = TestGateway.serving(EvaluationsService.routes(new EvaluationRoutes(
      new StartEvaluation(
          world.queries, evaluations,
          new RunEvaluation(
              new EvaluatePolicy(
                  new InMemoryRewardedDecisions(), List.of(new FeatureAssembler()), _ -> null, _ -> null, Gate.STANDARD),
              judgement -> DOCUMENT, evaluations, world.clock),
          work::add, new InMemoryTransactions(), RecommenderExamples::id, world.clock),
      new EvaluationQueries(evaluations, world.clock))));

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Checked start(String body, String... headers) {
    return gateway.client().json("POST", OPERATOR, EVALUATIONS, body, headers);
  }

  private Checked get(String path) {
    return gateway.client().get(OPERATOR, path);
  }

  @Test
  void startsOneAndTellsWhatItFound() {
    var started = start("{\"policy\":\"uniform\",\"since\":\"2026-11-16T00:00:00Z\"}");
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().path("state").asText()).isEqualTo("running");
    assertThat(started.json().path("against").asText()).isEqualTo("default");
    assertThat(started.json().path("since").asText()).isEqualTo("2026-11-16T00:00:00Z");
    assertThat(started.json().path("requested_by").asText()).isEqualTo("user:" + TestGateway.user(OPERATOR));

    work.remove().run();
    var done = get(started.header("Location")).json();

    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.has("finished_at")).isTrue();
    assertThat(done.at("/result/n").asInt()).isEqualTo(12);
    assertThat(done.at("/result/estimates/ips/why_no_interval").asText()).contains("none");
    assertThat(done.at("/result/estimates/snips").has("estimate")).as("what is no number is left out").isFalse();
    assertThat(done.at("/result/own_decisions/baseline/users").asInt()).isEqualTo(4);
    assertThat(done.at("/result/left_out/0/n").asInt()).isEqualTo(3);
    assertThat(done.at("/result/gate/reasons/0/more_decisions").asInt()).isEqualTo(488);
  }

  @Test
  void listsThemWithoutTheirResults() {
    start("{\"policy\":\"uniform\"}");
    work.remove().run();
    start("{\"policy\":\"rules/1\",\"against\":\"default\"}");

    var first = get(EVALUATIONS + "?limit=1").json();
    assertThat(first.at("/items/0/policy").asText()).isEqualTo("rules/1");
    var second = get(EVALUATIONS + "?limit=1&cursor=" + first.path("next_cursor").asText()).json();
    assertThat(second.at("/items/0/state").asText()).isEqualTo("done");
    assertThat(second.at("/items/0").has("result")).isFalse();
    assertThat(second.has("next_cursor")).isFalse();
    assertThat(get(EVALUATIONS + "?cursor=made-up").code()).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void tellsOfAFailureAndOfWhatIsNotThere() {
    var lost = start("{\"policy\":\"uniform\"}").json().path("evaluation_id").asText();
    world.clock.pass(Duration.ofMinutes(2));

    assertThat(get(EVALUATIONS + "/" + lost).json().path("state").asText()).isEqualTo("failed");
    assertThat(get(EVALUATIONS + "/" + lost).json().path("failure").asText()).contains("ended");
    assertThat(get(EVALUATIONS + "/evl_01kb3v8pk9ez0tz4y7n4d3j1y2").code()).isEqualTo("EVALUATION_NOT_FOUND");
    assertThat(get(EVALUATIONS + "/nonsense").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThat(start("{\"policy\":\"oracle\"}").json().at("/params/policy").asText()).isEqualTo("oracle");
    assertThat(start("{\"policy\":\"uniform\",\"against\":\"candidate\"}").code()).isEqualTo("UNKNOWN_POLICY");
    assertThat(start("{\"policy\":\"Uniform\"}").code()).isEqualTo("VALIDATION_FAILED");
    assertThat(start("{\"policy\":\"uniform\"}", "Idempotency-Key", "k").status()).isEqualTo(201);
    assertThat(start("{\"policy\":\"uniform\"}", "Idempotency-Key", "k").header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(start("{\"policy\":\"rules\"}", "Idempotency-Key", "k").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    var busy = start("{\"policy\":\"uniform\"}");
    assertThat(busy.code()).isEqualTo("OVERLOADED");
    assertThat(busy.header("Retry-After")).isEqualTo("10");
    evaluations.holdKeys();
    assertThat(start("{\"policy\":\"uniform\"}", "Idempotency-Key", "x").code()).isEqualTo("REQUEST_IN_FLIGHT");
  }

  @Test
  void isForOperatorsAlone() {
    assertThat(gateway.client().json("POST", TestGateway.ONLY_A_USER, EVALUATIONS, "{\"policy\":\"uniform\"}").code())
        .isEqualTo("INSUFFICIENT_SCOPE");
    assertThat(gateway.client().get(TestGateway.ONLY_A_USER, EVALUATIONS).code()).isEqualTo("INSUFFICIENT_SCOPE");
  }
}
