package oo.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int oo(String... arguments) {
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
  }

  /** Two actions, of which the rarer earns more. @param target how likely the target takes the rarer one */
  private Path log(String name, int lines, double target) throws IOException {
    var random = new SplittableRandom(1);
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      boolean rare = random.nextDouble() < 0.3;
      int reward = random.nextDouble() < (rare ? 0.6 : 0.3) ? 1 : 0;
      text.append(String.format(Locale.ROOT,
          "{\"propensity\":%s,\"reward\":%d,\"target_propensity\":%s,\"kind\":\"%s\",\"at\":\"2026-11-23T%02d:00:00Z\"}%n",
          rare ? 0.3 : 0.7, reward, rare ? target : 1 - target, rare ? "walk" : "rest", i % 24));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void promotesABetterTarget() throws IOException {
    assertThat(oo("evaluate", "--log", log("log.jsonl", 20_000, 0.8).toString(), "--gate")).isZero();
    assertThat(out.toString()).contains("gate: PROMOTE", "20,000 decisions");
  }

  @Test
  void refusesAWorseTargetAndNamesTheNumber() throws IOException {
    assertThat(oo("evaluate", "--log", log("log.jsonl", 20_000, 0.05).toString(), "--gate")).isEqualTo(3);
    assertThat(out.toString()).contains("gate: REFUSE", "the target is worse");
  }

  @Test
  void refusesTooFewAndTellsHowManyMore() throws IOException {
    assertThat(oo("evaluate", "--log", log("log.jsonl", 300, 0.8).toString(), "--gate", "--json")).isEqualTo(3);

    var reasons = new ObjectMapper().readTree(out.toString()).at("/gate/reasons");
    assertThat(reasons.get(0).path("measure").asText()).isEqualTo("decisions");
    assertThat(reasons.get(0).path("more_decisions").asInt()).isEqualTo(200);
  }

  @Test
  void judgesWithoutJudgingTheExitWhenTheGateIsNotAskedFor() throws IOException {
    assertThat(oo("evaluate", "--log", log("log.jsonl", 300, 0.8).toString())).isZero();
  }

  @Test
  void printsNothingButJsonWhenAskedForIt() throws IOException {
    assertThat(oo("evaluate", "--log", log("log.jsonl", 20_000, 0.8).toString(), "--json")).isZero();

    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("n").asInt()).isEqualTo(20_000);
    assertThat(json.path("by_kind").fieldNames()).toIterable().containsExactly("rest", "walk");
    assertThat(json.path("by_hour")).hasSize(24);
    assertThat(err.toString()).contains("bytes of the log");
  }

  @Test
  void writesTheReport() throws IOException {
    var report = folder.resolve("report.html");
    assertThat(oo("evaluate", "--log", log("log.jsonl", 5_000, 0.8).toString(), "--report", report.toString())).isZero();

    assertThat(report).content().startsWith("<!DOCTYPE html>").contains("The gate", "<svg ");
    assertThat(out.toString()).contains("report.html");
  }

  @Test
  void readsACompressedLog() throws IOException {
    var packed = folder.resolve("log.jsonl.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write(Files.readAllBytes(log("log.jsonl", 1_000, 0.8)));
    }
    assertThat(oo("evaluate", "--log", packed.toString())).isZero();
    assertThat(out.toString()).contains("1,000 decisions");
  }

  @Test
  void namesMalformedLinesAndStopsAboveOneInAHundred() throws IOException {
    var log = log("log.jsonl", 99, 0.8);
    Files.writeString(log, Files.readString(log) + "nonsense\n");
    assertThat(oo("evaluate", "--log", log.toString())).isZero();
    assertThat(out.toString()).contains("1 of 100 lines are malformed", "line 100: it is not JSON");

    Files.writeString(log, Files.readString(log) + "{\"propensity\":2,\"reward\":0,\"target_propensity\":0}\n");
    assertThat(oo("evaluate", "--log", log.toString(), "--gate")).isEqualTo(2);
    assertThat(err.toString()).contains("2 of 101 lines are malformed", "line 101: propensity lies outside 0 to 1");
  }

  @Test
  void asksForTheRangeOfRewardsItCannotGuess() throws IOException {
    var log = Files.writeString(folder.resolve("log.jsonl"), "{\"propensity\":0.5,\"reward\":25,\"target_propensity\":0.5}\n");

    assertThat(oo("evaluate", "--log", log.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("line 1", "--rewards");
    assertThat(oo("evaluate", "--log", log.toString(), "--rewards", "0:100")).isZero();
    assertThat(oo("evaluate", "--log", log.toString(), "--rewards", "hundred")).isEqualTo(2);
  }

  @Test
  void judgesADecisionServiceLogByATargetOfItsOwn() throws IOException {
    String line = """
        {"_label_cost":-1,"_label_probability":0.5,"_label_Action":1,"a":[1,2],"p":[0.5,0.5],"c":{"_multi":[{"x":1},{"y":1}]}}
        """;
    var log = Files.writeString(folder.resolve("log.dsjson"), line.repeat(10), UTF_8);

    for (var target : new String[] {"uniform", "first", "squarecb"}) {
      assertThat(oo("evaluate", "--log", log.toString(), "--target", target)).isZero();
      assertThat(out.toString()).contains("target: " + target);
    }
    assertThat(oo("evaluate", "--log", log.toString(), "--target", "two_stage")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no target two_stage", "first, squarecb, uniform", "such as rules/1");
    assertThat(oo("evaluate", "--log", log.toString(), "--target", "two_stage/2")).isEqualTo(2);
    assertThat(err.toString()).contains("10 of 10 lines are malformed", "no FeatureSchema");
  }

  @Test
  void tellsWhatItCannotRead() throws IOException {
    assertThat(oo("evaluate", "--log", folder.resolve("none.jsonl").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no such file");
    assertThat(oo("evaluate", "--log", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--format");
    assertThat(oo("evaluate", "--log", log("log.jsonl", 10, 0.8).toString(), "--target", "uniform")).isEqualTo(2);
    assertThat(oo("evaluate", "--log", log("log.txt", 10, 0.8).toString(), "--format", "jsonl")).isZero();
    assertThat(oo("evaluate", "--log", log("LOG.NDJSON", 10, 0.8).toString())).isZero();
  }

  @Test
  void refusesAnEmptyLogAtTheGate() throws IOException {
    assertThat(oo("evaluate", "--log", Files.writeString(folder.resolve("log.jsonl"), "").toString(), "--gate")).isEqualTo(3);
  }
}
