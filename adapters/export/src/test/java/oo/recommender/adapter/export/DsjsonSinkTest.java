package oo.recommender.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.export.ExportedArm;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import org.junit.jupiter.api.Test;

class DsjsonSinkTest {

  private static List<JsonNode> lines(List<ExportedDecision> decisions) throws IOException {
    var text = new String(Examples.written("dsjson", decisions), StandardCharsets.UTF_8);
    assertThat(text.isEmpty() || text.endsWith("}\n")).isTrue();
    var json = new JsonMapper();
    var lines = new ArrayList<JsonNode>();
    for (String line : text.lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  @Test
  void hasALineForEachDecisionThatWasDrawn() throws IOException {
    var mixed = Examples.mixed();

    assertThat(lines(mixed)).hasSize((int) mixed.stream().filter(one -> one.draw() != null).count()).hasSizeLessThan(mixed.size());
    assertThat(lines(List.of())).isEmpty();
  }

  @Test
  void labelsWhatWasChosenWithItsCostAndItsProbability() throws IOException {
    var decision = Examples.decision(Trigger.PULL, 3, 7, -0.5);
    var draw = decision.draw();
    var line = lines(List.of(decision)).getFirst();

    assertThat(line.get("_label_cost").doubleValue()).isEqualTo(0.5);
    assertThat(line.get("_label_probability").doubleValue()).isEqualTo(draw.arms().get(draw.chosen()).propensity());
    assertThat(line.get("_labelIndex").intValue()).isEqualTo(draw.chosen());
    assertThat(line.get("_label_Action").intValue()).isEqualTo(draw.chosen() + 1).isEqualTo(line.get("a").get(0).intValue());
    assertThat(line.get("o").get(0).get("v").doubleValue()).isEqualTo(-0.5);
    assertThat(line.get("o").get(0).get("EventId")).isEqualTo(line.get("EventId"));
    assertThat(line.get("EventId").textValue()).isEqualTo(decision.decision());
    assertThat(line.get("Timestamp").textValue()).isEqualTo(decision.at().toString());
    assertThat(line.get("FeatureSchema").textValue()).isEqualTo(draw.schemaHash());
    assertThat(line.get("VWState").get("m").textValue()).isEqualTo("rules/1@none");
  }

  @Test
  void hasEveryActionWithItsProbabilityTheChosenFirst() throws IOException {
    for (var decision : Examples.mixed()) {
      var draw = decision.draw();
      if (draw != null) {
        var line = lines(List.of(decision)).getFirst();
        var actions = new TreeSet<Integer>();
        double sum = 0;
        for (int i = 0; i < line.get("a").size(); i++) {
          int action = line.get("a").get(i).intValue();
          actions.add(action);
          assertThat(line.get("p").get(i).doubleValue()).isEqualTo(draw.arms().get(action - 1).propensity());
          sum += line.get("p").get(i).doubleValue();
        }
        assertThat(actions).containsExactlyElementsOf(IntStream.rangeClosed(1, draw.arms().size()).boxed().toList());
        assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(line.get("c").get("_multi")).hasSize(draw.arms().size());
      }
    }
  }

  @Test
  void leavesTheLabelOutWhereNoRewardIsKnown() throws IOException {
    var line = lines(List.of(Examples.decision(Trigger.PULL, 3, 7, null))).getFirst();

    assertThat(Set.copyOf(names(line))).containsExactlyInAnyOrder("o", "Timestamp", "Version", "EventId", "FeatureSchema", "a", "p", "c", "VWState");
    assertThat(line.get("o")).isEmpty();
  }

  @Test
  void costsNothingToBeWorthNothing() throws IOException {
    var text = new String(
        Examples.written("dsjson", List.of(Examples.decision(Trigger.PULL, 3, 7, 0.0))), StandardCharsets.UTF_8);

    assertThat(text).startsWith("{\"_label_cost\":0.0,");
  }

  @Test
  void hasTheFeaturesThatAreNotZero() throws IOException {
    var decision = Examples.decision(Trigger.PUSH, 3, 7, 1.0);
    var draw = decision.draw();
    var context = lines(List.of(decision)).getFirst().get("c");

    assertThat(context.get("context").get("trigger").textValue()).isEqualTo("push");
    for (var feature : ContextFeature.values()) {
      assertThat(context.get("context").path(feature.wireName()).doubleValue()).isEqualTo(draw.context().getOrDefault(feature, 0.0));
    }
    for (int i = 0; i < draw.arms().size(); i++) {
      ExportedArm arm = draw.arms().get(i);
      var candidate = context.get("_multi").get(i);
      assertThat(candidate.get("_tag").textValue()).isEqualTo(arm.ref());
      assertThat(candidate.get("candidate").get("kind").textValue()).isEqualTo(arm.kind());
      for (var feature : CandidateFeature.values()) {
        assertThat(candidate.get("candidate").path(feature.wireName()).doubleValue()).isEqualTo(arm.features().getOrDefault(feature, 0.0));
      }
    }
  }

  private static List<String> names(JsonNode line) {
    var names = new ArrayList<String>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
