package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes values that keep a schema of the contract: one for each alternative, with every property. */
final class Samples {

  // A pattern that is not here fails the tests, so that none goes untested.
  private static final Map<String, String> BY_PATTERN = Map.ofEntries(
      Map.entry("^tip_[0-7][0-9a-hjkmnp-tv-z]{25}$", "tip_01kb3v8pk9ez0tz4y7n4d3j1y2"),
      Map.entry("^cal_[0-7][0-9a-hjkmnp-tv-z]{25}$", "cal_01kb3v8pk9ez0tz4y7n4d3j1y2"),
      Map.entry("^[A-Za-z][A-Za-z0-9_+/-]*$", "Europe/Berlin"),
      Map.entry("^([01][0-9]|2[0-3]):[0-5][0-9]$", "22:00"),
      Map.entry("^(https?|webcal)://", "https://calendar.example.com/basic.ics"),
      Map.entry("^[A-Z][A-Z_]{2,40}$", "TIP_NOT_FOUND"),
      Map.entry("^[a-z][a-z0-9_-]*$", "uniform"),
      Map.entry("^[a-z][a-zA-Z0-9_=.,()/-]*$", "two_stage/1(spread=0.5)"),
      Map.entry("^evl_[0-7][0-9a-hjkmnp-tv-z]{25}$", "evl_01kb3v8pk9ez0tz4y7n4d3j1y2"),
      Map.entry("^m[1-9][0-9]*$", "m7"),
      Map.entry("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "9b2f6a0e-0000-8000-8000-000000000001"),
      Map.entry("^[A-Za-z0-9_-]+$", "eyJrIjoi"),
      Map.entry("^(\"[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}\"|[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})$", "key-1"));
  private static final Map<String, String> BY_FORMAT = Map.of(
      "date-time", "2026-11-23T16:00:00Z", "duration", "PT45M", "uri", "https://example.com/", "uri-reference", "/a");

  private final Contract contract;

  Samples(Contract contract) {
    this.contract = contract;
  }

  List<JsonNode> of(JsonNode schema) {
    JsonNode resolved = contract.resolved(schema);
    if (resolved.has("oneOf")) {
      List<JsonNode> all = new ArrayList<>();
      resolved.get("oneOf").forEach(alternative -> all.addAll(of(alternative)));
      return all;
    }
    return switch (resolved.get("type").textValue()) {
      case "object" -> objects(resolved);
      case "array" -> of(resolved.get("items")).stream().<JsonNode>map(Samples::listOf).toList();
      case "integer" -> List.of(IntNode.valueOf(resolved.path("minimum").asInt(1)));
      case "boolean" -> List.of(BooleanNode.TRUE);
      default -> List.of(TextNode.valueOf(text(resolved)));
    };
  }

  // Varies one property at a time; the others have their first sample.
  private List<JsonNode> objects(JsonNode schema) {
    ObjectNode base = JsonNodeFactory.instance.objectNode();
    schema.get("properties").properties().forEach(field -> base.set(field.getKey(), of(field.getValue()).getFirst()));
    List<JsonNode> all = new ArrayList<>(List.of(base));
    schema.get("properties").properties().forEach(field -> of(field.getValue()).stream().skip(1).forEach(other ->
        all.add(base.deepCopy().set(field.getKey(), other))));
    return all;
  }

  private static ArrayNode listOf(JsonNode item) {
    return JsonNodeFactory.instance.arrayNode().add(item);
  }

  static String text(JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const").textValue();
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0).textValue();
    }
    if (schema.has("pattern")) {
      String sample = BY_PATTERN.get(schema.get("pattern").textValue());
      if (sample == null) {
        throw new AssertionError("no sample for the pattern " + schema.get("pattern"));
      }
      return sample;
    }
    return schema.has("format") ? BY_FORMAT.get(schema.get("format").textValue()) : "text";
  }
}
