package oo.recommender.adapter.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import oo.development.servers.PythonPackages;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimators against those of obp 0.5.7 (Open Bandit Pipeline: Saito et al. 2021) on the same logs. */
class ReferenceIT {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheReferenceToAMillionth(long seed) throws Exception {
    var arrays = JSON.createObjectNode().put("clip", Terms.STANDARD.clip());
    var evaluation = new Evaluation(Terms.STANDARD.rewards(RewardRange.SIGNED));
    var told = new Told();
    LogFile.jsonl(Files.writeString(folder.resolve("log.jsonl"), log(new Random(seed), 20_000, arrays))).each(told);
    told.rows.forEach(evaluation::add);

    var reference = reference(arrays);
    var level = evaluation.summary().actions();

    assertThat(told.malformed).isEmpty();
    assertThat(level.ips().value()).isEqualTo(reference.path("ips").asDouble(), CLOSE);
    assertThat(level.snips().value()).isEqualTo(reference.path("snips").asDouble(), CLOSE);
    assertThat(level.clipped().value()).isEqualTo(reference.path("clipped").asDouble(), CLOSE);
    assertThat(level.direct().value()).isEqualTo(reference.path("dm").asDouble(), CLOSE);
    assertThat(level.doublyRobust().value()).isEqualTo(reference.path("dr").asDouble(), CLOSE);
    // Were all of these one number, agreeing would say nothing.
    assertThat(List.of(level.ips().value(), level.snips().value(), level.clipped().value(), level.direct().value(),
        level.doublyRobust().value())).doesNotHaveDuplicates();
  }

  /** The same log twice: a line each for us, and as arrays over all actions for the reference. */
  private static String log(Random random, int decisions, ObjectNode arrays) {
    for (var name : List.of("reward", "action", "propensity", "target", "model")) {
      arrays.putArray(name);
    }
    var lines = new StringBuilder();
    for (int i = 0; i < decisions; i++) {
      lines.append(line(random, arrays)).append('\n');
    }
    return lines.toString();
  }

  private static ObjectNode line(Random random, ObjectNode arrays) {
    int actions = 7;
    var logging = distribution(random, actions);
    var target = distribution(random, actions);
    var model = random.doubles(actions, -1, 1).toArray();
    int action = random.nextInt(actions);
    double reward = random.nextBoolean() ? Math.clamp(model[action] + random.nextGaussian() / 3, -1, 1) : 0;
    double expected = 0;
    for (int a = 0; a < actions; a++) {
      expected += target[a] * model[a];
    }
    arrays.withArray("reward").add(reward);
    arrays.withArray("action").add(action);
    arrays.withArray("propensity").add(logging[action]);
    arrays.withArray("target").add(JSON.valueToTree(target));
    arrays.withArray("model").add(JSON.valueToTree(model));
    return JSON.createObjectNode().put("propensity", logging[action]).put("reward", reward)
        .put("target_propensity", target[action]).put("baseline_reward_estimate", model[action])
        .put("target_value_estimate", expected);
  }

  /** Uneven enough that some weights are in the hundreds. */
  private static double[] distribution(Random random, int actions) {
    var shares = random.doubles(actions).map(share -> Math.exp(5 * share)).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int a = 0; a < actions; a++) {
      shares[a] /= sum;
    }
    return shares;
  }

  private JsonNode reference(ObjectNode arrays) throws IOException, InterruptedException {
    var packages = PythonPackages.installed("obp", List.of(text("reference-numpy.txt"), text("reference-obp.txt")));
    var script = Files.writeString(folder.resolve("reference.py"), text("reference.py"));
    var input = Files.write(folder.resolve("arrays.json"), JSON.writeValueAsBytes(arrays));
    var errors = folder.resolve("errors");
    var python = new ProcessBuilder("python3", script.toString()).redirectInput(input.toFile()).redirectError(errors.toFile());
    python.environment().put("PYTHONPATH", packages.toString());
    var process = python.start();
    var output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return JSON.readTree(output);
  }

  private static String text(String name) throws IOException {
    try (var in = ReferenceIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
