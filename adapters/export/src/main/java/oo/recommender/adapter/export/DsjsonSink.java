package oo.recommender.adapter.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import oo.recommender.application.port.DecisionSink;
import oo.recommender.domain.export.ExportedArm;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.export.ExportedDraw;
import oo.recommender.domain.policy.Feature;

/**
 * Vowpal Wabbit's Decision Service JSON, as Azure Personalizer logged it ({@code vw --dsjson --cb_explore_adf}): one line a
 * decision, its cost being the reward's negative. Decisions where nothing was drawn are left out; one whose reward is not
 * known has no label, and is not learnt from. A feature that is 0 is left out, which means the same.
 */
final class DsjsonSink implements DecisionSink {

  private final JsonGenerator json;

  DsjsonSink(OutputStream out) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public boolean write(ExportedDecision decision) throws IOException {
    var draw = decision.draw();
    if (draw == null) {
      return false;
    }
    json.writeStartObject();
    label(decision, draw);
    json.writeStringField("Timestamp", decision.at().toString());
    json.writeStringField("Version", "1");
    json.writeStringField("EventId", decision.decision());
    json.writeStringField("FeatureSchema", draw.schemaHash());
    actions(draw);
    context(decision, draw);
    json.writeObjectFieldStart("VWState");
    json.writeStringField("m", draw.policy() + "@" + draw.model());
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    return true;
  }

  private void label(ExportedDecision decision, ExportedDraw draw) throws IOException {
    var reward = decision.reward();
    if (reward != null) {
      // Adding zero takes the sign from a cost of nothing.
      json.writeNumberField("_label_cost", 0.0 - reward);
      json.writeNumberField("_label_probability", draw.arms().get(draw.chosen()).propensity());
      json.writeNumberField("_label_Action", draw.chosen() + 1);
      json.writeNumberField("_labelIndex", draw.chosen());
    }
    json.writeArrayFieldStart("o");
    if (reward != null) {
      json.writeStartObject();
      json.writeNumberField("v", reward);
      json.writeStringField("EventId", decision.decision());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What was chosen comes first, as it does in the original. */
  private void actions(ExportedDraw draw) throws IOException {
    var arms = draw.arms();
    json.writeArrayFieldStart("a");
    json.writeNumber(draw.chosen() + 1);
    for (int i = 0; i < arms.size(); i++) {
      if (i != draw.chosen()) {
        json.writeNumber(i + 1);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("p");
    json.writeNumber(arms.get(draw.chosen()).propensity());
    for (int i = 0; i < arms.size(); i++) {
      if (i != draw.chosen()) {
        json.writeNumber(arms.get(i).propensity());
      }
    }
    json.writeEndArray();
  }

  private void context(ExportedDecision decision, ExportedDraw draw) throws IOException {
    json.writeObjectFieldStart("c");
    json.writeObjectFieldStart("context");
    json.writeStringField("trigger", decision.trigger());
    features(draw.context());
    json.writeEndObject();
    json.writeArrayFieldStart("_multi");
    arms(draw.arms());
    json.writeEndArray();
    json.writeEndObject();
  }

  private void arms(List<ExportedArm> arms) throws IOException {
    for (var arm : arms) {
      json.writeStartObject();
      json.writeStringField("_tag", arm.ref());
      json.writeObjectFieldStart("candidate");
      json.writeStringField("kind", arm.kind());
      features(arm.features());
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void features(Map<? extends Feature, Double> features) throws IOException {
    for (var feature : features.entrySet()) {
      if (feature.getValue() != 0) {
        json.writeNumberField(feature.getKey().wireName(), feature.getValue());
      }
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
