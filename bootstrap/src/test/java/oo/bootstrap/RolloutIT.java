package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import oo.bootstrap.cli.DataDir;
import oo.bootstrap.cli.Refused;
import oo.bootstrap.cli.Starting;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy on its way from a canary to everybody, and one that is taken back. */
class RolloutIT {

  private static final String ROLLOUT = "/v1/operator/rollout";
  private static final int DECISIONS = 24;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private RunningOo oo;
  private ContractCheckingClient client;
  private String operator = "";

  /** Uniform choices have the highest entropy there is; those of the rules stay below 0.99 of it. */
  private static String policies(String triedType) {
    return """
        policies:
          - {name: rules, type: rules}
          - {name: tried, type: %s}
        arms: {default: rules, holdout: {policy: rules, percent: 20}}
        watch: {least_decisions: 20, least_entropy: 0.99, slow_ms: 10000}
        """.formatted(triedType);
  }

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("policies.yaml");
    write(policies("uniform"));
    oo = RunningOo.start(Settings.Work.STANDARD.withPolicies(file));
    client = new ContractCheckingClient(oo.api());
    operator = oo.token("olga", Set.of("operator:read", "operator:write"));
  }

  @AfterEach
  void stop() {
    client.close();
    oo.close();
  }

  private void write(String text) throws IOException {
    var fresh = Files.writeString(folder.resolve("fresh.yaml"), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Checked post(String what, String more) {
    return client.json("POST", operator, ROLLOUT + "/" + what, "{\"policy\":\"tried\",\"reason\":\"to see\"" + more + "}");
  }

  private JsonNode rollout() {
    return client.get(operator, ROLLOUT).json();
  }

  private JsonNode lastChange() {
    return client.get(operator, ROLLOUT + "/changes?limit=1").json().at("/items/0");
  }

  private String arm(String user) {
    return client.get(operator, "/v1/operator/assignments/" + oo.user(user)).json().path("arm").asText();
  }

  /** @return the policies that decided */
  private Set<String> decide(String user) throws Exception {
    String token = oo.token(user);
    EndToEnd.welcome(client, token);
    for (int i = 0; i < DECISIONS; i++) {
      assertThat(client.json("POST", token, "/v1/tips", "{\"trigger\":\"pull\",\"another\":true}").status()).isEqualTo(200);
    }
    return oo.rows("SELECT DISTINCT arm || ' ' || policy FROM recommender.decision WHERE policy IS NOT NULL AND user_id = '"
        + oo.user(user) + "'");
  }

  /** Somebody of this arm, when a policy is tried. */
  private String someone(String arm) {
    return oo.someone(arm, arm, client);
  }

  @Test
  void aGoodCanaryGoesFullAndTheHoldoutStaysWhatItIs() throws Exception {
    assertThat(post("canary", ",\"percent\":50").status()).isEqualTo(200);
    String tried = someone("candidate");
    String held = someone("holdout");
    String other = someone("default");
    assertThat(decide(tried)).containsExactly("candidate uniform/1");
    assertThat(decide(held)).containsExactly("holdout rules/1");
    // The rules themselves would be taken back: it is not for the watch of the canary to judge what it is tried against.
    assertThat(decide(other)).containsExactly("default rules/1");
    EndToEnd.eventually(() -> assertThat(rollout().at("/figures").findValuesAsText("policy")).contains("rules", "tried"));
    Thread.sleep(Duration.ofSeconds(6));
    assertThat(rollout().at("/canary/policy").asText()).as("sound, so nobody takes it back").isEqualTo("tried");

    assertThat(post("promotion", "").code()).isEqualTo("PROMOTION_REFUSED");
    var promoted = post("promotion", ",\"override_gate\":true").json();

    assertThat(promoted.path("default_policy").asText()).isEqualTo("tried");
    assertThat(promoted.path("reason").asText()).contains("against the gate");
    assertThat(decide(other)).containsExactly("default rules/1", "default uniform/1");
    assertThat(decide(held)).containsExactly("holdout rules/1");
    assertThat(oo.rows("SELECT DISTINCT subject FROM recommender.outbox WHERE subject LIKE '%rollout%'"))
        .containsExactly("oo.recommender.rollout.changed.v1");
  }

  @Test
  void oneThatGoesBadIsTakenBackByItself() throws Exception {
    post("canary", ",\"percent\":100");
    assertThat(decide(someone("candidate"))).containsExactly("candidate uniform/1");

    write(policies("rules"));
    EndToEnd.eventually(() -> assertThat(client.get(operator, "/v1/operator/policies").json().at("/items/1/type").asText()).isEqualTo("rules"));
    for (String user : List.of("a", "b", "c", "d", "e", "f")) {
      decide(user);
    }

    EndToEnd.eventually(() -> assertThat(lastChange().path("action").asText()).isEqualTo("rolled_back"));
    assertThat(lastChange().path("actor").asText()).isEqualTo("watch");
    assertThat(lastChange().path("reason").asText()).contains("entropy");
    assertThat(rollout().has("canary")).isFalse();
  }

  /** What other processes hand in counts as well; here it is all that there is. */
  @ParameterizedTest
  @CsvSource({"30, 0, 30 of 400 decisions failed", "0, 50, 50 of 400 decisions took longer than 10000 ms"})
  void takesBackWhatFailsOrIsSlowInAnyProcess(int failures, int slow, String reason) throws Exception {
    post("canary", ",\"percent\":50");
    var database = oo.settings().database();
    try (var connection = DriverManager.getConnection(database.url(), database.adminUser(), database.adminPassword());
        var insert = connection.prepareStatement("INSERT INTO recommender.arm_figures"
            + " (id, recorded_at, policy, decisions, failures, slow, spread, entropy)"
            + " VALUES (uuidv7(), now(), 'tried', 400, ?, ?, 400, 400), (uuidv7(), now(), 'rules', 4000, 9, 9, 4000, 2400)")) {
      insert.setInt(1, failures);
      insert.setInt(2, slow);
      insert.execute();
    }

    EndToEnd.eventually(() -> assertThat(lastChange().path("action").asText()).isEqualTo("rolled_back"));
    assertThat(lastChange().path("actor").asText()).isEqualTo("watch");
    assertThat(lastChange().path("reason").asText()).startsWith(reason).contains("of the baseline");
    assertThat(arm("anybody")).isNotEqualTo("candidate");
  }

  @Test
  void keepsTheLastGoodFileAndSaysSo() throws Exception {
    String plan = client.get(operator, "/v1/operator/policies").json().path("plan").asText();
    write("policies: nonsense\n");

    EndToEnd.eventually(() -> assertThat(metric("oo_policies_file_total{outcome=\"refused\"}")).isEqualTo(1));
    assertThat(client.get(operator, "/v1/operator/policies").json().path("plan").asText()).isEqualTo(plan);
    assertThatExceptionOfType(Refused.class).as("nothing starts with it").isThrownBy(() -> Starting.app(oo.settings()))
        .withMessageContaining("/policies").withMessageContaining("'arms'");

    write(policies("rules"));
    EndToEnd.eventually(() -> assertThat(client.get(operator, "/v1/operator/policies").json().path("plan").asText()).isNotEqualTo(plan));
  }

  @Test
  void followsTheCommandLineWithinASecond() throws Exception {
    var commands = new Commands(oo.settings(), folder);
    assertThat(commands.run(0, "policies", "canary", "tried", "--percent", "100", "--reason", "by hand")).contains("canary_started", "cli:");
    long began = System.nanoTime();
    EndToEnd.eventually(() -> assertThat(metric("oo_rollout_version")).isEqualTo(2));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    assertThat(decide(someone("candidate"))).containsExactly("candidate uniform/1");

    assertThat(commands.run(0, "policies", "list")).contains("rules/1", "default holdout of 20%", "candidate at 100%");
    assertThat(commands.run(3, "policies", "promote", "tried", "--reason", "now")).contains("the gate refuses");
    assertThat(commands.run(0, "policies", "promote", "tried", "--reason", "now", "--override-gate")).contains("promoted");
    assertThat(commands.run(1, "policies", "canary", "oracle", "--percent", "5", "--reason", "no")).contains("no policy oracle");
    assertThat(commands.run(0, "policies", "rollback", "tried", "--reason", "back")).contains("rules decides");
    assertThat(commands.run(0, "policies", "audit")).contains("rolled_back", "promoted", "canary_started", "configured", "by file");
    assertThat(commands.run(0, "policies", "check", file.toString())).contains("valid");
    assertThat(commands.run(3, "policies", "check", folder.resolve(DataDir.SETTINGS).toString())).contains("fault");
  }

  @Test
  void keepsWhatOperatorsDidOverARestart() {
    post("canary", ",\"percent\":30");
    long version = rollout().path("version").asLong();

    oo.restart();

    try (var again = new ContractCheckingClient(oo.api())) {
      var rollout = again.get(operator, ROLLOUT).json();
      assertThat(rollout.path("version").asLong()).isEqualTo(version);
      assertThat(rollout.at("/canary/percent").asInt()).isEqualTo(30);
    }
  }

  @Test
  void isNobodysBusinessWhoIsNoOperator() {
    var answer = client.get(oo.token("ada"), ROLLOUT);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("INSUFFICIENT_SCOPE");
    var reader = oo.token("rita", Set.of("operator:read"));
    assertThat(client.json("POST", reader, ROLLOUT + "/rollback", "{\"policy\":\"tried\",\"reason\":\"no\"}").status()).isEqualTo(403);
  }

  private double metric(String name) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/metrics")).build(), BodyHandlers.ofString()).body()
          .lines().filter(line -> line.startsWith(name + " ")).mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst().orElse(0);
    }
  }
}
