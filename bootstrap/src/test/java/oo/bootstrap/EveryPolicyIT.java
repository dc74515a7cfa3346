package oo.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import oo.bootstrap.wiring.Tools;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.port.Decisions.Selection;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.PolicyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type of policy decides, looks on, is replayed, explained and judged: untaught first, then taught by users. */
class EveryPolicyIT {

  private static final List<PolicyType> TYPES = List.of(PolicyType.values());
  private static final String UNIFORM = PolicyType.UNIFORM.withDefaults().id().toString();
  private static final String UNTAUGHT = "untaught";
  private static final String TAUGHT = "taught";
  /** Of a decision or of what a shadow made of it. */
  private static final String POLICY_AND_MODEL =
      "SELECT DISTINCT policy || CASE model WHEN 'none' THEN ' " + UNTAUGHT + "' ELSE ' " + TAUGHT + "' END FROM ";

  @TempDir private Path folder;
  private RunningOo oo;
  private ContractCheckingClient client;
  private String operator = "";

  @BeforeEach
  void start() throws IOException {
    letDecide(PolicyType.RULES);
    oo = RunningOo.start(Settings.Work.STANDARD.withPolicies(folder.resolve("policies.yaml")));
    client = new ContractCheckingClient(oo.api());
    operator = oo.token("olga", Set.of("operator:read"));
  }

  @AfterEach
  void stop() {
    client.close();
    oo.close();
  }

  private void letDecide(PolicyType type) throws IOException {
    var policies = TYPES.stream().map(any -> "  - {name: %1$s, type: %1$s}\n".formatted(any.wireName())).collect(joining());
    var shadows = TYPES.stream().map(PolicyType::wireName).collect(joining(", "));
    var fresh = Files.writeString(folder.resolve("fresh.yaml"),
        "policies:\n" + policies + "arms: {default: " + type.wireName() + "}\nshadows: [" + shadows + "]\n");
    Files.move(fresh, folder.resolve("policies.yaml"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Each by its turn, for a user of its own. */
  private void decideByEach(String phase, boolean reacts) throws Exception {
    for (var type : TYPES) {
      letDecide(type);
      EndToEnd.eventually(() -> assertThat(client.get(operator, "/v1/operator/rollout").json().path("default_policy").asText())
          .isEqualTo(type.wireName()));
      decide(phase + type.wireName(), reacts);
    }
  }

  private void decide(String user, boolean reacts) {
    String token = oo.token(user);
    EndToEnd.welcome(client, token);
    for (var purpose : List.of("push", "pooled_learning")) {
      client.json("PUT", token, "/v1/consents/" + purpose, "{\"granted\":true}");
    }
    for (var body : List.of("\"pull\",\"another\":true", "\"push\"", "\"pull\",\"another\":true", "\"push\"")) {
      String tip = client.json("POST", token, "/v1/tips", "{\"trigger\":" + body + "}").json().path("tip_id").asText();
      if (!tip.isEmpty()) {
        var why = client.get(token, "/v1/tips/" + tip + "/explanation?numbers=true").json();
        assertThat(why.path("chance").asText()).isNotEmpty();
        assertAddsUp(why);
      }
      if (!tip.isEmpty() && reacts) {
        assertThat(client.json("POST", token, "/v1/feedback", "{\"tip_id\":\"" + tip + "\",\"reaction\":{\"type\":\"done\"}}").status())
            .isLessThan(300);
      }
    }
  }

  /** What a policy that rates says for a tip leads from the average to its rating; at night all may be rated alike. */
  private static void assertAddsUp(JsonNode why) {
    double lead = why.path("numbers").path("score").asDouble() - why.path("numbers").path("average_score").asDouble();
    double points = why.path("why_this").valueStream().mapToDouble(factor -> factor.path("points").asDouble()).sum();
    assertThat(points).as(why.toString()).isCloseTo(lead, within(1e-6));
    assertThat(why.path("numbers").has("score")).isNotEqualTo(why.path("policy").asText().equals(UNIFORM));
  }

  /** Nothing is known until here; from here on there is a model that somebody taught. */
  private void teach(Tools tools) throws Exception {
    decide("teacher", true);
    EndToEnd.eventually(() -> {
      var cut = tools.models().cutSnapshot().execute(true);
      assertThat(cut == null ? 0 : cut.draft().observations()).isPositive();
      return cut;
    });
    var asked = new AtomicInteger();
    EndToEnd.eventually(() -> {
      // Somebody else each time, as nobody gets more than 50 a day.
      client.json("POST", oo.token("pupil" + asked.getAndIncrement()), "/v1/tips", "{\"trigger\":\"pull\",\"another\":true}");
      return assertThat(oo.rows(POLICY_AND_MODEL + "recommender.decision WHERE policy IS NOT NULL")).anyMatch(row -> row.endsWith(" " + TAUGHT));
    });
  }

  @Test
  void isUsableWhereverAPolicyIsNamed() throws Exception {
    try (var tools = new Tools(oo.settings())) {
      decideByEach("early ", false);
      teach(tools);
      decideByEach("late ", true);

      var all = TYPES.stream().map(type -> type.withDefaults().id())
          .flatMap(id -> Stream.of(id + " " + UNTAUGHT, id + " " + TAUGHT)).toArray(String[]::new);
      assertThat(oo.rows(POLICY_AND_MODEL + "recommender.decision WHERE policy IS NOT NULL")).contains(all);
      EndToEnd.eventually(() -> assertThat(oo.rows(POLICY_AND_MODEL + "recommender.shadow_decision")).contains(all));

      var replayed = tools.replay().execute(Selection.ALL, (done, of) -> {});
      assertThat(replayed.total()).isGreaterThanOrEqualTo(2 * TYPES.size() * 4L);
      assertThat(replayed.identical()).isEqualTo(replayed.total());

      var rules = PolicyType.RULES.withDefaults().id();
      for (var target : List.of("two_stage/2", "two_stage/1(spread=2.0)", "squarecb/1(learning_rate=7.0)", "uniform/1")) {
        var report = tools.evaluatePolicy().execute(
            new EvaluatePolicy.Command(PolicyId.parse(target), rules, null, Terms.STANDARD.rewards(RewardRange.SIGNED)), (_, _) -> {});
        assertThat(report.summary().decisions()).as(target).isPositive();
        assertThat(report.leftOut().keySet()).as(target).allMatch(why -> why.startsWith("no reward"));
      }
    }
  }
}
