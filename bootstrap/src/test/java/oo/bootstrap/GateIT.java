package oo.bootstrap;

import static oo.bootstrap.EndToEnd.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people make of their tips decides what becomes of a policy: all of it over the API and the command line. */
class GateIT {

  private static final String ROLLOUT = "/v1/operator/rollout";
  /** The rules prefer what suits the hour, so for these people they are better than chance; for those, worse. */
  private static final Predicate<String> USUAL = People::suitsTheHour;
  private static final Predicate<String> CONTRARY = USUAL.negate();

  @TempDir private Path folder;
  private RunningOo oo;
  private ContractCheckingClient client;
  private People people;
  private Commands commands;
  private String operator = "";

  private void start(String policies) throws Exception {
    var file = Files.writeString(folder.resolve("policies.yaml"), policies + "watch: {slow_ms: 10000}\n");
    oo = RunningOo.start(Settings.Work.STANDARD.withPolicies(file));
    client = new ContractCheckingClient(oo.api());
    people = new People(oo);
    commands = new Commands(oo.settings(), folder);
    operator = oo.token("olga", Set.of("operator:read", "operator:write"));
  }

  @AfterEach
  void stop() {
    people.close();
    client.close();
    oo.close();
  }

  private Checked post(String what, String policy, String more) {
    return client.json("POST", operator, ROLLOUT + "/" + what, "{\"policy\":\"%s\",\"reason\":\"to see\"%s}".formatted(policy, more));
  }

  private JsonNode rollout() {
    return client.get(operator, ROLLOUT).json();
  }

  /** Lasts as long as one look at the ledger; the watch comes every five seconds. */
  private JsonNode takenBack() throws Exception {
    return eventually(() -> {
      var last = client.get(operator, ROLLOUT + "/changes?limit=1").json().at("/items/0");
      assertThat(last.path("action").asText()).as(last.toString()).isEqualTo("rolled_back");
      assertThat(last.path("actor").asText()).isEqualTo("watch");
      return last;
    });
  }

  @Test
  void promotesABetterPolicyAndTakesItBackWhenItGoesBad() throws Exception {
    start("""
        policies: [{name: chance, type: uniform}, {name: tried, type: rules}]
        arms: {default: chance, holdout: {policy: chance, percent: 10}}
        """);
    post("canary", "tried", ",\"percent\":20");
    people.live(30, USUAL);

    var early = post("promotion", "tried", "");
    assertThat(early.code()).as("better, but not known to be").isEqualTo("PROMOTION_REFUSED");
    assertThat(early.json().path("detail").asText()).containsPattern("there are 1\\d\\d decisions, at least 500 are needed; to pass: about 3\\d\\d more");
    assertThat(commands.run(3, "policies", "promote", "tried", "--reason", "now"))
        .contains("the gate refuses", "at least 500 are needed", "more decisions like these");

    people.live(150, USUAL);
    var promoted = post("promotion", "tried", "");
    assertThat(promoted.status()).as(promoted.toString()).isEqualTo(200);
    assertThat(promoted.json().path("default_policy").asText()).isEqualTo("tried");
    assertThat(promoted.json().path("reason").asText()).as("not against the gate").isEqualTo("to see");

    people.live(150, CONTRARY);
    var back = takenBack();
    assertThat(back.path("default_policy").asText()).isEqualTo("chance");
    assertThat(back.path("reason").asText()).containsPattern("uniform/1 would have earned 0.\\d+ to \\d\\.\\d+ more with the decisions of rules/1");
    assertThat(rollout().path("default_policy").asText()).isEqualTo("chance");
    assertThat(commands.run(0, "policies", "audit")).containsSubsequence(
        "rolled_back tried by watch", "promoted tried by user:", "canary_started tried by user:");
  }

  @Test
  void refusesAWorsePolicyAndTakesItBack() throws Exception {
    start("""
        policies: [{name: rules, type: rules}, {name: tried, type: uniform}]
        arms: {default: rules, holdout: {policy: rules, percent: 30}}
        """);
    post("canary", "tried", ",\"percent\":50");
    people.live(12, USUAL);
    assertThat(post("promotion", "tried", "").code()).isEqualTo("PROMOTION_REFUSED");

    people.live(200, USUAL);
    var back = takenBack();
    assertThat(back.path("default_policy").asText()).isEqualTo("rules");
    assertThat(back.path("reason").asText()).containsPattern("uniform/1 (would have )?earned 0\\.\\d+ to \\d\\.\\d+ less");
    assertThat(post("promotion", "tried", "").code()).as("nothing is tried any more").isEqualTo("ROLLOUT_CONFLICT");

    JsonNode judged = commands.json(3, "evaluate", "--policy", "tried", "--against", "rules", "--gate", "--json");
    assertThat(judged.at("/gate/reasons").findValuesAsText("measure")).containsExactly("difference_lower_bound");
    assertThat(judged.at("/gate/reasons/0/remedy").asText()).isEqualTo("more decisions do not help: the target is worse");
    assertThat(judged.at("/own_decisions/difference/estimate").asDouble()).isNegative();

    var asked = client.json("POST", operator, "/v1/operator/evaluations", "{\"policy\":\"tried\",\"against\":\"default\"}");
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    JsonNode evaluated = eventually(() -> {
      var evaluation = client.get(operator, asked.header("Location")).json();
      assertThat(evaluation.path("state").asText()).as(evaluation.toString()).isEqualTo("done");
      return evaluation;
    });
    assertThat(evaluated.at("/progress/decisions").asLong()).isGreaterThan(500);
    assertThat(evaluated.at("/result/baseline").asText()).isEqualTo("rules/1 (default)");
    assertThat(evaluated.at("/result/gate/promotes").asBoolean()).isFalse();
    assertThat(evaluated.at("/result/own_decisions/target/n").asLong())
        .isEqualTo(judged.at("/own_decisions/target/n").asLong()).isPositive();
    assertThat(client.get(operator, "/v1/operator/evaluations").json().at("/items/0/state").asText()).isEqualTo("done");

    JsonNode arms = commands.json(0, "evaluate", "--policy", "default", "--against", "holdout", "--json");
    assertThat(arms.path("target").asText()).isEqualTo("rules/1 (default)");
    assertThat(arms.path("baseline").asText()).isEqualTo("rules/1 (holdout)");
    assertThat(arms.at("/own_decisions/baseline/users").asInt()).isBetween(40, 95);
    assertThat(arms.at("/own_decisions/difference/interval/lower").asDouble()).as("one policy in both").isNegative();
    assertThat(arms.at("/own_decisions/difference/interval/upper").asDouble()).isPositive();
  }

  @Test
  void refusesAPolicyThatTheLedgerHardlySupports() throws Exception {
    start("""
        policies: [{name: rules, type: rules}, {name: tried, type: epsilon_greedy}]
        arms: {default: rules}
        """);
    post("canary", "tried", ",\"percent\":1");
    people.live(100, CONTRARY);

    var refused = post("promotion", "tried", "");
    assertThat(refused.code()).as(refused.text()).isEqualTo("PROMOTION_REFUSED");
    assertThat(refused.json().path("detail").asText())
        .containsPattern("the log is worth \\d+ decisions of the target's own, at least 200 are needed; to pass: about \\d+ more");
    assertThat(rollout().at("/canary/policy").asText()).as("it is not known to harm").isEqualTo("tried");
  }
}
