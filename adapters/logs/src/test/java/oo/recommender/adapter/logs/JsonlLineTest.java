package oo.recommender.adapter.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oo.recommender.domain.evaluation.Chance;
import oo.recommender.domain.evaluation.Estimates;
import oo.recommender.domain.evaluation.Logged;
import org.junit.jupiter.api.Test;

class JsonlLineTest {

  private static final String REQUIRED = "\"propensity\":0.25,\"reward\":1,\"target_propensity\":0.5";

  private static Told told(String line) {
    var told = new Told();
    byte[] bytes = line.getBytes(UTF_8);
    try {
      new JsonlLine().read(bytes, 0, bytes.length, 1, told);
    } catch (Malformed malformed) {
      told.malformed(1, malformed.getMessage());
    }
    return told;
  }

  private static String fault(String line) {
    return told(line).malformed.getOrDefault(1L, "none");
  }

  @Test
  void readsEverythingThatALineMayTell() {
    var told = told("""
        {"propensity":0.25,"reward":-0.5,"target_propensity":0.5,"baseline_reward_estimate":0.1,"target_value_estimate":0.2,\
        "kind":"focus","kind_propensity":0.5,"target_kind_propensity":0.75,"unsupported_share":0.125,\
        "at":"2026-11-23T08:30:00+01:00","more":{"of":["anything",1]}}""");

    assertThat(told.rows).containsExactly(new Logged(
        new Chance(0.25, 0.5), new Chance(0.5, 0.75), -0.5, new Estimates(0.1, 0.2), 0.125, "focus",
        Instant.parse("2026-11-23T07:30:00Z"), 8));
  }

  @Test
  void takesNullForAbsence() {
    assertThat(told("{" + REQUIRED + ",\"kind\":null,\"at\":null,\"baseline_reward_estimate\":null,\"target_value_estimate\":1}").rows)
        .containsExactly(Logged.of(0.25, 0.5, 1));
  }

  @Test
  void countsAPropensityOfZeroAsUnsupported() {
    assertThat(told("{\"propensity\":0,\"reward\":1,\"target_propensity\":0.5}").rows.getFirst().unsupported()).isOne();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(fault("{\"reward\":1,\"target_propensity\":0.5}")).isEqualTo("propensity is missing");
    assertThat(fault("{\"propensity\":0.5,\"target_propensity\":0.5}")).isEqualTo("reward is missing");
    assertThat(fault("{\"propensity\":\"0.5\",\"reward\":1,\"target_propensity\":0.5}")).isEqualTo("propensity is not a number");
    assertThat(fault("{\"propensity\":1.5,\"reward\":1,\"target_propensity\":0.5}")).isEqualTo("propensity lies outside 0 to 1");
    assertThat(fault("{\"propensity\":0.5,\"reward\":1e999,\"target_propensity\":0.5}")).isEqualTo("reward is too large a number");
    assertThat(fault("{\"propensity\":0.5,\"reward\":NaN,\"target_propensity\":0.5}")).startsWith("it is not JSON");
    assertThat(fault("{" + REQUIRED)).startsWith("it is not JSON");
    assertThat(fault("{" + REQUIRED + "} {}")).isEqualTo("something follows the JSON object");
    assertThat(fault("[1]")).isEqualTo("it is not a JSON object");
    assertThat(fault("{" + REQUIRED + ",\"at\":\"yesterday\"}")).startsWith("at is not a time");
    assertThat(fault("{" + REQUIRED + ",\"kind\":7}")).startsWith("kind is not a text");
  }

  /** Thousands of lines, good and bad: what the documented schema allows is read, and nothing else. */
  @Test
  void readsWhatTheSchemaAllowsAndNothingElse() throws IOException {
    var schema = schema();
    int good = 0;
    int bad = 0;
    var random = new Random(5);
    for (int i = 0; i < 4_000; i++) {
      String line = line(random);
      boolean allowed = schema.validate(line, InputFormat.JSON).isEmpty();
      assertThat(told(line).malformed.isEmpty()).as(line).isEqualTo(allowed);
      good += allowed ? 1 : 0;
      bad += allowed ? 0 : 1;
    }
    assertThat(good).isGreaterThan(300);
    assertThat(bad).isGreaterThan(300);
  }

  private static Schema schema() throws IOException {
    var formats = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(formats))
        .getSchema(Files.readString(Path.of("../../contracts/logs/logged-decision.schema.json")), InputFormat.JSON);
  }

  private static String line(Random random) {
    var mapper = new ObjectMapper();
    var line = mapper.createObjectNode();
    for (var name : List.of("propensity", "reward", "target_propensity", "baseline_reward_estimate", "target_value_estimate", "kind",
        "kind_propensity", "target_kind_propensity", "unsupported_share", "at", "other")) {
      var values = new ArrayList<>(List.of("0.5", "0.25", "1", "0"));
      if (name.equals("kind") || name.equals("at")) {
        values.set(0, name.equals("at") ? "\"2026-11-23T08:00:00Z\"" : "\"focus\"");
        values.set(1, name.equals("at") ? "\"2026-11-23T08:00:00.25-05:30\"" : "\"\"");
        values.set(2, "null");
        values.set(3, "\"2026-11-23T08:00:00Z\"");
      }
      values.addAll(List.of("null", "-1", "1.5", "\"word\"", "true", "[1]", "{\"a\":1}"));
      if (random.nextInt(8) > 0) {
        // Mostly good, or no line would be.
        String value = values.get(random.nextInt(12) > 0 ? random.nextInt(4) : random.nextInt(values.size()));
        line.putRawValue(name, new com.fasterxml.jackson.databind.util.RawValue(value));
      }
    }
    return line.toString();
  }
}
