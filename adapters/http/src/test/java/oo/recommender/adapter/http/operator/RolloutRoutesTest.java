package oo.recommender.adapter.http.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import oo.codegen.http.api.RolloutService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.TestGateway;
import oo.recommender.application.RolloutWorld;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.rollout.PolicyPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutRoutesTest {

  private static final String OPERATOR = "olga";
  private static final String ROLLOUT = "/v1/operator/rollout";

  private final RolloutWorld world = new RolloutWorld(Plans.plan("5f2a90c41d7e", "rules", null, new PolicyPlan.Share("rules", 5)));
  private final TestGateway gateway = TestGateway.serving(RolloutService.routes(
      new RolloutRoutes(world.queries, world.startCanary, world.promotePolicy, world.rollBackPolicy)));

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Checked get(String path, String... headers) {
    return gateway.client().get(OPERATOR, path, headers);
  }

  private Checked post(String path, String body, String... headers) {
    return gateway.client().json("POST", OPERATOR, path, body, headers);
  }

  private Checked canary(String policy, int percent, String... headers) {
    return post(ROLLOUT + "/canary", "{\"policy\":\"%s\",\"percent\":%d,\"reason\":\"to see\"}".formatted(policy, percent), headers);
  }

  private Checked promote(String more) {
    return post(ROLLOUT + "/promotion", "{\"policy\":\"uniform\",\"reason\":\"better\"" + more + "}");
  }

  private Checked rollBack(String policy) {
    return post(ROLLOUT + "/rollback", "{\"policy\":\"" + policy + "\",\"reason\":\"worse\"}");
  }

  @Test
  void listsThePoliciesWithWhatTheyDo() {
    canary("uniform", 10);

    var body = get("/v1/operator/policies").json();

    assertThat(body.get("plan").asText()).isEqualTo("5f2a90c41d7e");
    assertThat(body.at("/items/0/policy_id").asText()).isEqualTo("rules/1");
    assertThat(body.at("/items/0/roles").toString()).isEqualTo("[\"default\",\"holdout\"]");
    assertThat(body.at("/items/1/roles").toString()).isEqualTo("[\"candidate\",\"shadow\"]");
    assertThat(body.at("/items/2/roles")).isEmpty();
  }

  @Test
  void tellsHowItIsWithATagOfItsVersion() {
    var before = get(ROLLOUT);
    assertThat(before.json().get("default_policy").asText()).isEqualTo("rules");
    assertThat(before.json().has("canary")).isFalse();
    assertThat(get(ROLLOUT, "If-None-Match", String.valueOf(before.header("ETag"))).status()).isEqualTo(304);

    canary("uniform", 10);
    world.figures.append(Map.of("uniform", new Figures(4, 1, 2, 3, 1.5)), world.clock.instant());

    var after = get(ROLLOUT, "If-None-Match", String.valueOf(before.header("ETag")));
    assertThat(after.json().at("/canary/percent").asInt()).isEqualTo(10);
    assertThat(after.json().at("/holdout/percent").asInt()).isEqualTo(5);
    assertThat(after.json().at("/figures/0/entropy_percent").asInt()).isEqualTo(50);
    assertThat(after.json().at("/figures/0/failures").asInt()).isEqualTo(1);
  }

  @Test
  void goesFromCanaryToFullAndBackAndKeepsAllOfIt() {
    var started = canary("uniform", 10).json();
    assertThat(started.get("action").asText()).isEqualTo("canary_started");
    assertThat(started.get("actor").asText()).isEqualTo("user:" + TestGateway.user(OPERATOR));
    assertThat(promote("").json().get("default_policy").asText()).isEqualTo("uniform");
    assertThat(rollBack("uniform").json().get("default_policy").asText()).isEqualTo("rules");

    var page = get(ROLLOUT + "/changes?limit=2").json();
    assertThat(page.get("items")).extracting(item -> item.get("action").asText()).containsExactly("rolled_back", "promoted");
    var rest = get(ROLLOUT + "/changes?limit=2&cursor=" + page.get("next_cursor").asText()).json();
    assertThat(rest.get("items")).containsExactly(started);
    assertThat(rest.has("next_cursor")).isFalse();
  }

  @Test
  void tellsWhoDecidesForAUser() {
    canary("uniform", 100);
    var arms = java.util.stream.IntStream.range(0, 60)
        .mapToObj(number -> get("/v1/operator/assignments/9b2f6a0e-0000-8000-8000-%012x".formatted(number)).json().get("policy").asText())
        .distinct();

    assertThat(arms).containsExactlyInAnyOrder("uniform", "rules");
    assertThat(get("/v1/operator/assignments/ada").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void refusesWhatIsNoPolicy() {
    var answer = canary("oracle", 10);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("UNKNOWN_POLICY");
    assertThat(answer.json().at("/params/policy").asText()).isEqualTo("oracle");
  }

  @Test
  void tellsWhyTheRolloutForbidsIt() {
    conflict("is_default", canary("rules", 10));
    conflict("no_canary", promote(""));
    conflict("nothing_before", rollBack("rules"));
    canary("uniform", 10);
    conflict("other_canary", canary("other", 10));
  }

  private static void conflict(String reason, Checked answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("ROLLOUT_CONFLICT");
    assertThat(answer.json().at("/params/reason").asText()).isEqualTo(reason);
  }

  @Test
  void tellsWhatTheGateSaysAndGoesAgainstItOnlyWhenTold() {
    canary("uniform", 10);
    world.findings = new Evidence.Findings(false, false, List.of("there are 12 decisions, at least 500 are needed"));

    var refused = promote("");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("PROMOTION_REFUSED");
    assertThat(refused.json().at("/params/reasons").asText()).contains("at least 500");
    assertThat(promote(",\"override_gate\":true").json().get("reason").asText()).contains("against the gate");
  }

  @Test
  void takesARequestWithAKeyOnce() {
    var first = canary("uniform", 10, "Idempotency-Key", "k");
    var again = canary("uniform", 10, "Idempotency-Key", "k");

    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(canary("uniform", 20, "Idempotency-Key", "k").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    world.rollouts.holdKeys();
    assertThat(canary("uniform", 10, "Idempotency-Key", "k").code()).isEqualTo("REQUEST_IN_FLIGHT");
  }

  @ParameterizedTest
  @CsvSource({
      "GET,/v1/operator/policies,operator:read", "GET,/v1/operator/rollout,operator:read",
      "GET,/v1/operator/rollout/changes,operator:read",
      "GET,/v1/operator/assignments/9b2f6a0e-0000-8000-8000-000000000001,operator:read",
      "POST,/v1/operator/rollout/canary,operator:write", "POST,/v1/operator/rollout/promotion,operator:write",
      "POST,/v1/operator/rollout/rollback,operator:write"})
  void isClosedToATokenThatIsOnlyAUsers(String method, String path, String scope) {
    var answer = method.equals("GET") ? gateway.client().get(TestGateway.ONLY_A_USER, path)
        : gateway.client().json(method, TestGateway.ONLY_A_USER, path, "{\"policy\":\"uniform\",\"percent\":10,\"reason\":\"to see\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("INSUFFICIENT_SCOPE");
    assertThat(answer.json().at("/params/scope").asText()).isEqualTo(scope);
    assertThat(world.rollouts.newest(null, 1)).isEmpty();
  }
}
