package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.port.Decisions.Selection;
import oo.recommender.domain.policy.PolicyType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a reaction to a decision that knows of it, and back when what was learned is bad. */
class LearningIT extends EndToEnd {

  private static final String DISMISSED = "{\"type\":\"dismiss\",\"reason\":\"not_now\"}";
  private static final String DONE = "{\"type\":\"done\"}";

  @TempDir private Path folder;
  private Commands commands;

  @BeforeEach
  void nameTheInstallation() throws IOException {
    commands = new Commands(oo.settings(), folder);
  }

  /** Somebody of this arm, who takes part in pooled learning. */
  private String someone(String like, String arm) {
    String token = oo.token(oo.someone(like, arm, client));
    preferences(token, "", 50);
    consent(token, "pooled_learning", true);
    return token;
  }

  /** Why the next tip comes. */
  private JsonNode why(String token) {
    String tip = another(token).json().path("tip_id").asText();
    return client.get(token, "/v1/tips/" + tip + "/explanation?numbers=true").json();
  }

  /** Asked by somebody else each time: whoever waits as one user runs into the daily cap. */
  private void untilAllAreServedBy(String model) throws Exception {
    var asked = new AtomicInteger();
    eventually(() -> assertThat(why(someone(model + "-asked-" + asked.getAndIncrement() + "-", "default")).path("model").asText())
        .isEqualTo(model));
  }

  private void react(String token, String reaction) {
    String tip = another(token).json().path("tip_id").asText();
    assertThat(client.json("POST", token, "/v1/feedback", "{\"tip_id\":\"%s\",\"reaction\":%s}".formatted(tip, reaction)).json().has("state"))
        .isTrue();
  }

  private static boolean isPersonal(JsonNode why) {
    return each(why.path("why_this")).anyMatch(factor -> factor.path("aspect").asText().equals("personal"));
  }

  private static Stream<JsonNode> each(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  /** Without the wait for more news. */
  private String cut() throws Exception {
    try (var tools = new Tools(oo.settings())) {
      return tools.models().cutSnapshot().execute(true).version();
    }
  }

  @Test
  void usesAReactionWithTheNextDecisionAndASnapshotWithAllThatFollow() throws Exception {
    String ada = someone("ada", "default");
    assertThat(why(ada).path("policy").asText()).startsWith("two_stage/2(");
    for (int i = 0; i < 6; i++) {
      react(ada, i % 2 == 0 ? DONE : DISMISSED);
    }
    eventually(() -> assertThat(isPersonal(why(ada))).isTrue());

    String version = cut();
    untilAllAreServedBy(version);
    assertThat(why(ada).path("model").asText()).isEqualTo(version);
    String grace = someone("grace", "default");
    assertThat(why(grace).path("model").asText()).as("what all have taught").isEqualTo(version);
    assertThat(isPersonal(why(grace))).as("what she has taught: nothing yet").isFalse();

    oo.restart();
    connect();
    assertThat(why(ada).path("model").asText()).isEqualTo(version);
    assertThat(commands.run(0, "replay", "--all")).contains(" 0 different").doesNotContain("could not");
    try (var tools = new Tools(oo.settings())) {
      var report = tools.replay().execute(Selection.ALL, (done, of) -> {});
      assertThat(report.identical()).isEqualTo(report.total()).isGreaterThan(8);
    }
    assertThat(commands.run(0, "model", "check")).contains("differ by at most");
    assertThat(commands.run(0, "evaluate", "--policy", PolicyType.SQUARECB.withDefaults().id().toString(), "--against", "default"))
        .contains("squarecb/1");
  }

  @Test
  void goesBackToTheLastGoodSnapshotByOneCommand() throws Exception {
    String joan = someone("joan", "default");
    react(joan, DONE);
    eventually(() -> assertThat(commands.run(0, "model", "rewards", "--definition", "1")).contains("tips valued as graded"));
    String good = cut();
    String bad = cut();
    untilAllAreServedBy(bad);

    assertThat(commands.run(0, "model", "rollback", "--reason", "complaints")).contains(good + " is served");

    untilAllAreServedBy(good);
    String newer = cut();
    assertThat(commands.run(0, "model", "list")).contains("held: complaints", newer);
    assertThat(why(joan).path("model").asText()).isEqualTo(good);
    assertThat(commands.run(0, "model", "show", good)).contains("checksum", "±");
    assertThat(commands.run(0, "model", "resume")).contains(newer + " is served");
    untilAllAreServedBy(newer);
    assertThat(commands.run(1, "model", "rollback", "m999")).contains("no such snapshot");
  }

  @Test
  void neverTeachesByTheHoldout() throws Exception {
    String held = someone("hedy", "holdout");
    assertThat(why(held).path("policy").asText()).isEqualTo("rules/1");
    long observations = observations();
    long rewards = oo.rewards();
    react(held, DONE);
    react(someone("rosa", "default"), DONE);

    eventually(() -> assertThat(oo.rewards()).isEqualTo(rewards + 2));
    assertThat(observations()).isEqualTo(observations + 1);
  }

  private long observations() {
    try (var tools = new Tools(oo.settings())) {
      return tools.models().cutSnapshot().execute(true).draft().observations();
    }
  }
}
