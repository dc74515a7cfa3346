package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Breaks each constraint of a schema once, in a value that keeps all of them. */
final class Mutations {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Contract contract;
  private final List<Broken> all = new ArrayList<>();

  /**
   * A value with one fault.
   *
   * @param keyword the constraint that it breaks
   * @param pointer where
   */
  record Broken(JsonNode value, String keyword, String pointer) {}

  Mutations(Contract contract) {
    this.contract = contract;
  }

  List<Broken> of(JsonNode schema, JsonNode value) {
    visit(schema, value, "", UnaryOperator.identity());
    return all;
  }

  /** @param whole puts a broken part into its place in the whole value */
  private void visit(JsonNode given, JsonNode value, String pointer, UnaryOperator<JsonNode> whole) {
    JsonNode schema = contract.resolved(given);
    if (schema.has("oneOf")) {
      String tag = schema.at("/discriminator/propertyName").textValue();
      add(whole.apply(value.<ObjectNode>deepCopy().put(tag, "no_such_tag")), "enum", pointer + '/' + tag);
      add(whole.apply(JSON.objectNode()), "required", pointer + '/' + tag);
      add(whole.apply(JSON.textNode("text")), "type", pointer);
      JsonNode chosen = schema.at("/discriminator/mapping").get(value.get(tag).textValue());
      visit(contract.tree().at(chosen.textValue().substring(1)), value, pointer, whole);
      return;
    }
    add(whole.apply(JSON.nullNode()), "type", pointer);
    switch (schema.get("type").textValue()) {
      case "object" -> object(schema, value, pointer, whole);
      case "array" -> array(schema, value, pointer, whole);
      case "integer" -> integer(schema, pointer, whole);
      case "boolean" -> add(whole.apply(JSON.textNode("true")), "type", pointer);
      default -> text(schema, pointer, whole);
    }
  }

  private void object(JsonNode schema, JsonNode value, String pointer, UnaryOperator<JsonNode> whole) {
    add(whole.apply(JSON.arrayNode()), "type", pointer);
    if (!schema.path("additionalProperties").asBoolean(true)) {
      add(whole.apply(value.<ObjectNode>deepCopy().put("no_such_field", 1)), "additionalProperties", pointer + "/no_such_field");
      add(whole.apply(value.<ObjectNode>deepCopy().put("a/b~c", 1)), "additionalProperties", pointer + "/a~1b~0c");
    }
    schema.path("required").forEach(name ->
        add(whole.apply(value.<ObjectNode>deepCopy().without(name.textValue())), "required", pointer + '/' + name.textValue()));
    schema.get("properties").properties().stream()
        .filter(field -> !field.getValue().has("const"))
        .forEach(field -> visit(field.getValue(), value.get(field.getKey()), pointer + '/' + field.getKey(),
            part -> whole.apply(value.<ObjectNode>deepCopy().set(field.getKey(), part))));
  }

  private void array(JsonNode schema, JsonNode value, String pointer, UnaryOperator<JsonNode> whole) {
    add(whole.apply(JSON.objectNode()), "type", pointer);
    if (schema.has("maxItems")) {
      add(whole.apply(repeated(value.get(0), schema.get("maxItems").intValue() + 1)), "maxItems", pointer);
    }
    if (schema.has("minItems")) {
      add(whole.apply(JSON.arrayNode()), "minItems", pointer);
    }
    if (schema.path("uniqueItems").asBoolean()) {
      add(whole.apply(repeated(value.get(0), 2)), "uniqueItems", pointer);
    }
    visit(schema.get("items"), value.get(0), pointer + "/0", part -> whole.apply(JSON.arrayNode().add(part)));
  }

  private static ArrayNode repeated(JsonNode item, int times) {
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < times; i++) {
      list.add(item);
    }
    return list;
  }

  private void integer(JsonNode schema, String pointer, UnaryOperator<JsonNode> whole) {
    add(whole.apply(JSON.textNode("7")), "type", pointer);
    add(whole.apply(JSON.numberNode(7.5)), "type", pointer);
    if (schema.has("minimum")) {
      add(whole.apply(JSON.numberNode(schema.get("minimum").longValue() - 1)), "minimum", pointer);
    }
    if (schema.has("maximum")) {
      add(whole.apply(JSON.numberNode(schema.get("maximum").longValue() + 1)), "maximum", pointer);
      add(whole.apply(JSON.numberNode(new java.math.BigInteger("9".repeat(30)))), "maximum", pointer);
    }
  }

  private void text(JsonNode schema, String pointer, UnaryOperator<JsonNode> whole) {
    add(whole.apply(JSON.numberNode(7)), "type", pointer);
    add(whole.apply(JSON.textNode("a\u0000b")), "characters", pointer);
    texts(schema).forEach(broken -> add(whole.apply(JSON.textNode(broken.text())), broken.keyword(), pointer));
  }

  /** Text that breaks a constraint. */
  record BrokenText(String text, String keyword) {}

  static List<BrokenText> texts(JsonNode schema) {
    List<BrokenText> all = new ArrayList<>();
    if (schema.has("enum")) {
      all.add(new BrokenText("no_such_value", "enum"));
    }
    if (schema.has("pattern")) {
      all.add(new BrokenText("?? ??", "pattern"));
      if (schema.get("pattern").textValue().endsWith("$")) {
        all.add(new BrokenText(Samples.text(schema) + "\n", "pattern"));
      }
    }
    if (schema.has("format") && !schema.get("format").textValue().equals("binary")) {
      all.add(new BrokenText("%% no format %%", "format"));
    }
    if (schema.has("minLength")) {
      all.add(new BrokenText("x".repeat(schema.get("minLength").intValue() - 1), "minLength"));
    }
    if (schema.has("maxLength")) {
      all.add(new BrokenText("x".repeat(schema.get("maxLength").intValue() + 1), "maxLength"));
    }
    return all;
  }

  private void add(JsonNode value, String keyword, String pointer) {
    all.add(new Broken(value, keyword, pointer));
  }
}
