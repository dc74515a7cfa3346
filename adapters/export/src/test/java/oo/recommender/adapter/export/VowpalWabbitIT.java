package oo.recommender.adapter.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.development.servers.PythonPackages;
import oo.recommender.adapter.logs.LogFile;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import oo.recommender.domain.evaluation.UniformForeignPolicy;
import oo.recommender.domain.export.ExportedDecision;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we export, as Vowpal Wabbit 9.11.9 reads it: it estimates values as we do, from the same lines. */
class VowpalWabbitIT {

  /** It computes in single precision. */
  private static final Offset<Double> CLOSE = within(1e-5);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int DECISIONS = 400;

  @TempDir private Path folder;

  private Path log;

  @BeforeEach
  void export() throws IOException {
    log = Files.write(folder.resolve("decisions.dsjson"), Examples.written("dsjson", decisions()));
  }

  /** What is done with the mail closed is worth most, and a quarter has no reward. */
  private static List<ExportedDecision> decisions() {
    var decisions = new ArrayList<ExportedDecision>();
    for (int i = 0; i < DECISIONS; i++) {
      var decision = Examples.decision(Trigger.values()[i % 2], i % 25, i, null);
      var draw = decision.draw();
      assertThat(draw).isNotNull();
      var chosen = draw.arms().get(draw.chosen());
      double reward = chosen.isSilence() ? 0 : chosen.kind().equals("focus") ? 1 : -0.5;
      decisions.add(i % 4 == 3 ? decision : new ExportedDecision(
          decision.decision(), decision.user(), decision.at(), decision.trigger(), decision.outcome(), draw, reward));
    }
    return decisions;
  }

  private record Told(int exit, String errors, double examples, double cost) {}

  private Told vowpalWabbit(String... options) throws IOException, InterruptedException {
    var packages = PythonPackages.installed("vowpalwabbit", List.of(text("vowpal-wabbit.txt")));
    var command = new ArrayList<>(List.of("python3", Files.writeString(folder.resolve("run.py"), text("vowpal_wabbit.py")).toString(),
        "-d", log.toString()));
    command.addAll(List.of(options));
    var errors = folder.resolve("errors");
    var python = new ProcessBuilder(command).redirectError(errors.toFile());
    python.environment().put("PYTHONPATH", packages.toString());
    var process = python.start();
    process.getOutputStream().close();
    var output = process.getInputStream().readAllBytes();
    int exit = process.waitFor();
    var told = exit == 0 ? JSON.readTree(output) : JSON.createObjectNode();
    return new Told(exit, Files.readString(errors), told.path("examples").asDouble(), told.path("cost").asDouble());
  }

  private static String text(String name) throws IOException {
    try (var in = VowpalWabbitIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<Logged> read(DecisionLog log) {
    var rows = new ArrayList<Logged>();
    log.each(new DecisionLog.Reader() {
      @Override
      public void row(long line, Logged row) {
        rows.add(row);
      }

      @Override
      public void without(long line, String why) {
        assertThat(why).isEqualTo("a decision without a reward");
      }

      @Override
      public void malformed(long line, String why) {
        throw new AssertionError("line " + line + ": " + why);
      }

      @Override
      public void at(long done, long total) {}
    });
    return rows;
  }

  private static double ips(List<Logged> rows) {
    var evaluation = new Evaluation(Terms.STANDARD.rewards(RewardRange.SIGNED));
    rows.forEach(evaluation::add);
    return evaluation.summary().actions().ips().value();
  }

  /** Exploring always, it is the uniform policy, whatever it has learned. */
  @Test
  void countsEveryLineAndGivesTheUniformPolicyTheValueThatWeGiveIt() throws Exception {
    var told = vowpalWabbit("--epsilon", "1.0", "--cb_type", "ips");
    var rows = read(LogFile.dsjson(log, UniformForeignPolicy::new));

    assertThat(told.exit()).as(told.errors()).isZero();
    assertThat(told.examples()).isEqualTo(DECISIONS);
    assertThat(rows).hasSize(DECISIONS * 3 / 4);
    assertThat(-told.cost() / rows.size()).isEqualTo(ips(rows), CLOSE);
    // Were everybody as good as it, agreeing would say nothing.
    assertThat(ips(rows)).isNotCloseTo(rows.stream().mapToDouble(Logged::reward).average().orElseThrow(), within(0.01));
  }

  /** While it learns, by what it says that it would have done before each line. */
  @ParameterizedTest
  @ValueSource(strings = {"--epsilon 0.1 --cb_type ips", "--epsilon 0.1", "--squarecb --gamma_scale 1000"})
  void givesWhatItLearnsTheValueThatWeGiveIt(String options) throws Exception {
    var predicted = folder.resolve("predicted");
    var arguments = new ArrayList<>(Arrays.asList(options.split(" ")));
    arguments.addAll(List.of("-p", predicted.toString()));
    var told = vowpalWabbit(arguments.toArray(String[]::new));

    assertThat(told.exit()).as(told.errors()).isZero();
    var rows = rows(Files.readAllLines(log), Files.readAllLines(predicted).stream().filter(line -> !line.isBlank()).toList());
    assertThat(-told.cost() / rows.size()).isEqualTo(ips(rows), CLOSE);
    assertThat(ips(rows)).as("it has learned").isGreaterThan(ips(read(LogFile.dsjson(log, UniformForeignPolicy::new))) + 0.05);
  }

  private static List<Logged> rows(List<String> lines, List<String> predictions) throws IOException {
    assertThat(predictions).hasSameSizeAs(lines);
    var rows = new ArrayList<Logged>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = JSON.readTree(lines.get(i));
      if (line.has("_label_cost")) {
        rows.add(Logged.of(line.get("_label_probability").doubleValue(),
            probabilities(predictions.get(i)).get(line.get("_labelIndex").intValue()), 0 - line.get("_label_cost").doubleValue()));
      }
    }
    return rows;
  }

  /** {@code action:probability}, the best first. */
  private static Map<Integer, Double> probabilities(String prediction) {
    return Arrays.stream(prediction.split(",")).map(part -> part.split(":"))
        .collect(Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Double.valueOf(pair[1])));
  }

  @Test
  void stopsAtALineThatIsNotWhole() throws Exception {
    var lines = new ArrayList<>(Files.readAllLines(log));
    lines.set(7, lines.get(7).substring(0, lines.get(7).length() / 2));
    Files.write(log, lines);

    assertThat(vowpalWabbit("--epsilon", "1.0").examples()).isEqualTo(7);
  }

  @Test
  void disagreesOverAnotherProbability() throws Exception {
    double before = ips(read(LogFile.dsjson(log, UniformForeignPolicy::new)));
    var lines = Files.readAllLines(log);
    int labelled = (int) IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains("\"_label_cost\":-1")).findFirst().orElseThrow();
    lines.set(labelled, lines.get(labelled).replaceFirst("\"_label_probability\":[0-9.E-]+", "\"_label_probability\":0.01"));
    Files.write(log, lines);

    assertThat(-vowpalWabbit("--epsilon", "1.0", "--cb_type", "ips").cost() / (DECISIONS * 3 / 4)).isNotCloseTo(before, within(0.01));
  }
}
