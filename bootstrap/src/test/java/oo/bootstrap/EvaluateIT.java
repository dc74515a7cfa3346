package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over the ledger of an installation in which users reacted. */
class EvaluateIT extends EndToEnd {

  private static final String[] REACTIONS = {
    "{\"type\":\"done\"}", "{\"type\":\"dismiss\",\"reason\":\"not_now\"}", "{\"type\":\"dismiss\",\"reason\":\"already_did\"}"};

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void nameTheInstallation() throws IOException {
    Commands.install(oo.settings(), folder);
  }

  private int evaluate(String... options) {
    var arguments = new ArrayList<>(List.of("evaluate", "--data-dir", folder.toString()));
    arguments.addAll(List.of(options));
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  /** @return how many of the tips were reacted to */
  private int react(String like, int tips) {
    String token = oo.token(oo.someone(like, "default", client));
    preferences(token, "", 50);
    int reactions = 0;
    for (int i = 0; i < tips; i++) {
      var tip = another(token).json();
      if (tip.path("outcome").asText().equals("tip")) {
        var told = client.json("POST", token, "/v1/feedback", "{\"tip_id\":\"%s\",\"reaction\":%s}"
            .formatted(tip.path("tip_id").asText(), REACTIONS[i % REACTIONS.length]));
        assertThat(told.json().has("state")).isTrue();
        reactions++;
      }
    }
    return reactions;
  }

  /** The learner takes reactions in a moment later. */
  private JsonNode told(int decisions, String... options) throws Exception {
    var arguments = new ArrayList<>(List.of(options));
    arguments.add("--json");
    return eventually(() -> {
      out.getBuffer().setLength(0);
      assertThat(evaluate(arguments.toArray(String[]::new))).as(err.toString()).isZero();
      var told = new ObjectMapper().readTree(out.toString());
      assertThat(told.path("n").asInt()).isEqualTo(decisions);
      return told;
    });
  }

  @Test
  void judgesOnePolicyByWhatAnotherDidAndUsersSaid() throws Exception {
    String since = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    int reactions = react("ada", 8) + react("grace", 7);

    var told = told(reactions, "--policy", "uniform", "--against", "default", "--since", since);

    assertThat(told.path("target").asText()).isEqualTo("uniform/1");
    assertThat(told.path("baseline").asText()).startsWith("two_stage/2(").endsWith(") (default)");
    assertThat(told.at("/logged/estimate").asDouble()).isBetween(-0.1, 1.0);
    assertThat(told.at("/terms/reward_min").asDouble()).isEqualTo(-1);
    assertThat(told.at("/kind_level/estimates/ips/estimate").isNumber()).isTrue();
    assertThat(told.path("by_hour")).isNotEmpty();
    assertThat(told.at("/gate/reasons/0/measure").asText()).isEqualTo("decisions");
    assertThat(told.at("/gate/reasons/0/more_decisions").asInt()).isEqualTo(500 - reactions);
  }

  /** It neither decided nor looked on, but it can be asked with what was known at the time. */
  @Test
  void judgesAPolicyThatLearns() throws Exception {
    String since = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    int reactions = react("hedy", 5);

    for (String target : List.of("squarecb/1", "linear_thompson/1(spread=0.5)")) {
      assertThat(told(reactions, "--policy", target, "--since", since).path("target").asText()).startsWith(target);
    }
  }

  @Test
  void refusesAtTheGateAndWritesTheReport() {
    react("joan", 3);
    var report = folder.resolve("report.html");

    assertThat(evaluate("--policy", "uniform/1", "--gate", "--report", report.toString())).isEqualTo(3);

    assertThat(report).content().contains("The gate refuses it", "<svg ");
    assertThat(out.toString()).contains("gate: REFUSE", "target: uniform/1");
  }

  @Test
  void looksOnlyAtWhatItIsToldTo() throws Exception {
    react("mary", 2);

    assertThat(evaluate("--policy", "uniform", "--since", "2100-01-01T00:00:00Z", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("n").asInt()).isZero();
  }

  @Test
  void saysWhichPoliciesThereAre() {
    assertThat(evaluate("--policy", "nobody")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no policy nobody", "uniform");
    assertThat(evaluate("--policy", "candidate")).isEqualTo(1);
    assertThat(err.toString()).contains("no candidate is tried");
    assertThat(evaluate("--policy", "uniform", "--log", "x.jsonl")).isEqualTo(2);
    assertThat(evaluate()).isEqualTo(2);
  }
}
