package oo.recommender.adapter.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.recommender.application.port.PolicyFile.Fault;
import oo.recommender.application.port.PolicyFile.Reading;
import oo.recommender.domain.policy.PolicyParameter;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.PolicyPlan;
import oo.recommender.domain.rollout.WatchRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class YamlPolicyFileTest {

  private static final String GOOD = """
      policies:
        - {name: rules, type: rules}
        - {name: even, type: uniform}
      arms:
        default: rules
        candidate: {policy: even, percent: 10}
        holdout: {policy: rules, percent: 5}
      shadows: [even]
      salt: pepper
      watch: {window: PT2H, least_entropy: 0.5}
      """;

  @TempDir private Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = folder.resolve("policies.yaml");
  }

  private Reading read(String text, @Nullable List<String> shadows) throws IOException {
    Files.writeString(path, text);
    return new YamlPolicyFile(path, shadows).read();
  }

  private PolicyPlan plan(String text) throws IOException {
    assertThat(read(text, null)).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) read(text, null)).plan();
  }

  private List<Fault> faults(String text) throws IOException {
    assertThat(read(text, null)).isInstanceOf(Reading.Faulty.class);
    return ((Reading.Faulty) read(text, null)).faults();
  }

  @Test
  void hasAGoodPlanWhereNoFileIsNamed() {
    var plan = ((Reading.Valid) new YamlPolicyFile(null, null).read()).plan();

    assertThat(plan.standard()).isEqualTo("two_stage");
    assertThat(plan.candidate()).isNull();
    assertThat(plan.holdout()).isEqualTo(new PolicyPlan.Share("rules", 5));
    assertThat(plan.shadows()).containsExactly("rules", "uniform");
    assertThat(plan.watch()).isEqualTo(WatchRules.STANDARD);
  }

  @Test
  void readsEveryField() throws IOException {
    var plan = plan(GOOD);

    assertThat(plan.policies()).extracting(NamedPolicy::name).containsExactly("rules", "even");
    assertThat(plan.get("even").policy().id().toString()).isEqualTo("uniform/1");
    assertThat(plan.candidate()).isEqualTo(new PolicyPlan.Share("even", 10));
    assertThat(plan.holdout()).isEqualTo(new PolicyPlan.Share("rules", 5));
    assertThat(plan.salt()).isEqualTo("pepper");
    assertThat(plan.watch().window()).isEqualTo(Duration.ofHours(2));
    assertThat(plan.watch().leastEntropy()).isEqualTo(0.5);
    assertThat(plan.watch().mostFailures()).isEqualTo(WatchRules.STANDARD.mostFailures());
  }

  @Test
  void hasAVersionOfItsContent() throws IOException {
    assertThat(plan(GOOD).version()).hasSize(12).isEqualTo(plan(GOOD).version()).isNotEqualTo(plan(GOOD + "# more\n").version());
  }

  @Test
  void staysTheSameObjectUntilTheFileChanges() throws IOException {
    Files.writeString(path, GOOD);
    var file = new YamlPolicyFile(path, null);
    var first = file.read();

    assertThat(file.read()).isSameAs(first);
    Files.writeString(path, GOOD.replace("percent: 10", "percent: 20"));
    assertThat(((Reading.Valid) file.read()).plan().candidate()).isEqualTo(new PolicyPlan.Share("even", 20));
    Files.delete(path);
    assertThat(((Reading.Faulty) file.read()).faults()).singleElement().asString().contains("cannot be read");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "type: uniform        | type: oracle                          | /policies/1/type",
      "name: even           | name: rules                           | /policies/1/name",
      "name: even           | name: Not good                        | /policies/1/name",
      "type: uniform        | 'type: uniform, parameters: {a/b: 1}' | /policies/1/parameters/a~1b",
      "type: uniform        | 'type: uniform, parameters: {a: x}'   | /policies/1/parameters/a",
      "default: rules       | default: nobody                       | /arms/default",
      "default: rules       | default: even                         | /arms/candidate/policy",
      "policy: even         | policy: nobody                        | /arms/candidate/policy",
      "percent: 10          | percent: 101                          | /arms/candidate/percent",
      "percent: 5           | percent: 0                            | /arms/holdout/percent",
      "shadows: [even]      | 'shadows: [rules, nobody]'            | /shadows/1",
      "window: PT2H         | window: PT                            | /watch/window",
      "window: PT2H         | window: PT30S                         | /watch/window",
      "least_entropy: 0.5   | least_entropy: 1.5                    | /watch/least_entropy"})
  void tellsWhereAFaultIs(String good, String bad, String pointer) throws IOException {
    assertThat(faults(GOOD.replace(good, bad))).extracting(Fault::pointer).contains(pointer);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|is empty", "'policies: ['|not readable as YAML", "'salt: a\nsalt: b'|Duplicate", "[]|object"})
  void refusesWhatIsNoSuchFile(String text, String told) throws IOException {
    assertThat(faults(text).toString()).contains(told);
  }

  @Test
  void takesParametersWithinTheirRangesIntoThePolicysId() throws IOException {
    var plan = plan(GOOD.replace("type: uniform", "type: two_stage, parameters: {spread: 2.5}"));

    assertThat(plan.get("even").policy().id().toString()).isEqualTo("two_stage/2(spread=2.5)");
    assertThat(plan.get("even").learned()).isTrue();
    assertThat(faults(GOOD.replace("type: uniform", "type: two_stage, parameters: {spread: 99, learning_rate: -1}")))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/policies/1/parameters/learning_rate", "/policies/1/parameters/spread");
    assertThat(faults(GOOD.replace("type: uniform", "type: two_stage, parameters: {spread: 2, epsilon: 1}")))
        .extracting(Fault::pointer).containsExactly("/policies/1/parameters/epsilon");
  }

  @Test
  void refusesAHoldoutThatLearns() throws IOException {
    assertThat(faults(GOOD.replace("type: uniform", "type: two_stage").replace("holdout: {policy: rules", "holdout: {policy: even")))
        .extracting(Fault::pointer).containsExactly("/arms/holdout/policy");
  }

  @ParameterizedTest
  @EnumSource(PolicyType.class)
  void takesEveryTypeWhereverAPolicyIsNamed(PolicyType type) throws IOException {
    var typed = GOOD.replace("type: uniform", "type: " + type.wireName());

    assertThat(plan(typed).get("even").policy().id()).isEqualTo(type.withDefaults().id());
    assertThat(plan(typed.replace("default: rules", "default: even").replace("candidate: {policy: even", "candidate: {policy: rules"))
        .standard()).isEqualTo("even");
  }

  @Test
  void tellsAllFaultsAtOnce() throws IOException {
    assertThat(faults(GOOD.replace("default: rules", "default: nobody").replace("[even]", "[none]"))).hasSize(2);
    assertThat(faults(GOOD + "more: 1\n")).singleElement().asString().contains("more");
  }

  @Test
  void takesOtherShadowsThanTheFiles() throws IOException {
    assertThat(((Reading.Valid) read(GOOD, List.of())).plan().shadows()).isEmpty();
    assertThat(((Reading.Valid) read(GOOD, List.of("rules", "even"))).plan().shadows()).containsExactly("rules", "even");
    assertThat(((Reading.Faulty) read(GOOD, List.of("oracle"))).faults()).singleElement().asString().contains("oracle", "OO_SHADOWS");
  }

  @Test
  void knowsEveryTypeOfPolicyThatThereIs() throws IOException {
    var schema = new ObjectMapper().readTree(Path.of("../../contracts/policies/policies.schema.json").toFile());

    assertThat(schema.at("/properties/policies/items/properties/type/enum")).extracting(type -> type.asText())
        .containsAll(Arrays.stream(PolicyType.values()).map(PolicyType::wireName).toList()).contains(NamedPolicy.SCORED);
  }

  /** Someone who writes the file in an editor sees what the program asks for. */
  @Test
  void describesTheParametersThatThereAre() throws IOException {
    var described = new ObjectMapper().readTree(Path.of("../../contracts/policies/policies.schema.json").toFile())
        .at("/properties/policies/items/properties/parameters/properties");
    var known = new TreeMap<String, PolicyParameter>();
    for (var type : PolicyType.values()) {
      for (var parameter : type.parameters()) {
        known.put(parameter.name(), parameter);
        var text = described.path(parameter.name()).path("description").asText();
        assertThat(text).contains("`" + type.wireName() + "`", parameter.meaning());
      }
    }

    assertThat(described.propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(known.keySet());
    known.forEach((name, parameter) -> {
      assertThat(described.path(name).path("minimum").asDouble()).as(name).isEqualTo(parameter.least());
      assertThat(described.path(name).path("maximum").asDouble()).as(name).isEqualTo(parameter.most());
      assertThat(described.path(name).path("default").asDouble()).as(name).isEqualTo(parameter.byDefault());
    });
  }

  @Test
  void readsAPolicyThatIsScoredElsewhere() throws IOException {
    var plan = plan("""
        policies: [{name: rules, type: rules}, {name: trained, type: scored}]
        arms: {default: rules, candidate: {policy: trained, percent: 10}}
        """);

    assertThat(plan.get("trained").isScored()).isTrue();
    assertThat(plan.get("rules").isScored()).isFalse();
    assertThat(plan.get("trained").policy().id()).hasToString("scored/1");
  }

  @Test
  void refusesAScoredPolicyWhereNobodyIsAskedOrNothingMayLearn() throws IOException {
    var scored = """
        policies: [{name: rules, type: rules}, {name: trained, type: scored%s}]
        arms: {default: rules%s}
        %s
        """;

    assertThat(faults(scored.formatted("", "", "shadows: [trained]"))).extracting(Fault::pointer).containsExactly("/shadows/0");
    assertThat(faults(scored.formatted("", ", holdout: {policy: trained, percent: 5}", "")))
        .extracting(Fault::pointer).containsExactly("/arms/holdout/policy");
    assertThat(faults(scored.formatted(", parameters: {temperature: 1}", "", "")))
        .extracting(Fault::pointer).containsExactly("/policies/1/parameters/temperature");
    assertThat(read(scored.formatted("", "", ""), List.of("trained"))).isInstanceOf(Reading.Faulty.class);
  }
}
