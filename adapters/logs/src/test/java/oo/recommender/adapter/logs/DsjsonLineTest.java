package oo.recommender.adapter.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.FirstForeignPolicy;
import oo.recommender.domain.evaluation.ForeignPolicy;
import oo.recommender.domain.evaluation.LearningForeignPolicy;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.evaluation.UniformForeignPolicy;
import org.junit.jupiter.api.Test;

class DsjsonLineTest {

  /** As Vowpal Wabbit documents the format. */
  private static final String LINE = """
      {"_label_cost":-0.75,"_label_probability":0.8,"_label_Action":2,"_labelIndex":1,"o":[{"v":0.75,"EventId":"e1","ActionTaken":false}],\
      "Timestamp":"2026-11-23T12:46:27.4500000Z","Version":"1","EventId":"e1","a":[2,1,3],\
      "c":{"FromUrl":[{"timeofday":"morning","age":3}],"_multi":[{"_tag":"a","i":{"kind":"news","len":1}},{"i":{"kind":"sport","hot":true}},\
      {"i":{"len":2}}]},"p":[0.8,0.2,0.0],"VWState":{"m":"x"},"_original_label_cost":-0.75}""";

  private static Told told(ForeignPolicy target, String... lines) {
    var told = new Told();
    var reader = new DsjsonLine(new ForeignTarget(target));
    for (int i = 0; i < lines.length; i++) {
      byte[] bytes = lines[i].getBytes(UTF_8);
      try {
        reader.read(bytes, 0, bytes.length, i + 1, told);
      } catch (Malformed malformed) {
        told.malformed(i + 1, malformed.getMessage());
      }
    }
    return told;
  }

  @Test
  void readsTheDecisionAndItsReward() {
    var row = told(new UniformForeignPolicy(), LINE).rows.getFirst();

    assertThat(row.reward()).isEqualTo(0.75);
    assertThat(row.action().logged()).isEqualTo(0.8);
    assertThat(row.action().target()).isEqualTo(1 / 3.0);
    assertThat(row.unsupported()).isEqualTo(1 / 3.0);
    assertThat(row.kind()).isEqualTo("sport");
    assertThat(row.at()).isEqualTo(Instant.parse("2026-11-23T12:46:27.45Z"));
    assertThat(row.hour()).isEqualTo(12);
  }

  @Test
  void asksTheFirstListedActionNotTheFirstRanked() {
    var row = told(new FirstForeignPolicy(), LINE).rows.getFirst();

    assertThat(row.action().target()).isZero();
    assertThat(told(new FirstForeignPolicy(), LINE.replace("\"_label_Action\":2", "\"_label_Action\":1")).rows.getFirst().action().target())
        .isOne();
  }

  @Test
  void leavesOutWhatIsNoDecisionWithAReward() {
    var told = told(new UniformForeignPolicy(),
        LINE.replace("\"Version\"", "\"_skipLearn\":true,\"Version\""),
        "{\"RewardValue\":1.0,\"EnqueuedTimeUtc\":\"2026-11-23T12:46:27Z\",\"EventId\":\"e9\"}",
        LINE.replace("\"_label_cost\":-0.75,", ""),
        "{\"_outcomes\":[],\"c\":{}}");

    assertThat(told.without.keySet()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(told.rows).isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    var told = told(new LearningForeignPolicy(),
        LINE.replace("[2,1,3]", "[2,1,2]"), LINE.replace("[2,1,3]", "[]"), LINE.replace("[0.8,0.2,0.0]", "[0.8,0.2]"),
        LINE.replace("\"_label_Action\":2", "\"_label_Action\":4"), LINE.replace("0.8,\"_label_A", "1.8,\"_label_A"), "{\"a\":", "7",
        LINE.replace("{\"i\":{\"len\":2}}", "").replace("}},]", "}}]"), LINE.replace("-0.75,\"_label_p", "\"much\",\"_label_p"));

    assertThat(told.malformed.get(1L)).isEqualTo("a names action 2 twice");
    assertThat(told.malformed.get(2L)).isEqualTo("a is not a list of actions");
    assertThat(told.malformed.get(3L)).startsWith("p is not a list of as many");
    assertThat(told.malformed.get(4L)).isEqualTo("an action is not a number from 1 to 3");
    assertThat(told.malformed.get(5L)).isEqualTo("_label_probability lies outside 0 to 1");
    assertThat(told.malformed.get(6L)).startsWith("it is not JSON");
    assertThat(told.malformed.get(7L)).isEqualTo("it is not a JSON object");
    assertThat(told.malformed.get(8L)).isEqualTo("c._multi does not describe as many actions as a has");
    assertThat(told.malformed.get(9L)).isEqualTo("_label_cost is not a number");
  }

  /** Mornings want the first action, evenings the second; the log chose evenly and knows nothing of it. */
  @Test
  void squareCbLearnsFromTheLogsOwnFeatures() {
    var learning = new Evaluation(Terms.STANDARD);
    var uniform = new Evaluation(Terms.STANDARD);
    var lines = new String[6_000];
    var random = new Random(3);
    for (int i = 0; i < lines.length; i++) {
      boolean morning = random.nextBoolean();
      int taken = 1 + random.nextInt(2);
      boolean liked = random.nextDouble() < (morning == (taken == 1) ? 0.9 : 0.1);
      lines[i] = """
          {"_label_cost":%d,"_label_probability":0.5,"_label_Action":%d,"a":[%d,%d],"p":[0.5,0.5],\
          "c":{"s":{"time":"%s"},"_multi":[{"a":{"id":"one"}},{"a":{"id":"two"}}]}}"""
          .formatted(liked ? -1 : 0, taken, taken, 3 - taken, morning ? "morning" : "evening");
    }
    told(new LearningForeignPolicy(), lines).rows.forEach(learning::add);
    told(new UniformForeignPolicy(), lines).rows.forEach(uniform::add);

    assertThat(uniform.summary().actions().snips().value()).isEqualTo(0.5, within(0.03));
    assertThat(learning.summary().actions().snips().value()).isGreaterThan(0.8);
    assertThat(learning.summary().actions().doublyRobust().value()).isEqualTo(
        learning.summary().actions().ips().value(), within(0.05));
    assertThat(learning.summary().actions().support().meanWeight()).isEqualTo(1, within(0.05));
  }
}
