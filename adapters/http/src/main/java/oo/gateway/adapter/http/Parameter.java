package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;
import oo.codegen.http.model.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param place {@code path}, {@code query} or {@code header}
 * @param type the JSON type that its text stands for
 * @param fallback the value when it is absent
 */
record Parameter(
    String name, String place, boolean required, String type, @Nullable String fallback, Rules.Rule rule) {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  static Parameter of(Contract contract, Rules rules, String pointer, JsonNode node) {
    JsonNode schema = contract.resolved(node.get("schema"));
    JsonNode fallback = schema.get("default");
    return new Parameter(node.get("name").textValue(), node.get("in").textValue(), node.path("required").booleanValue(),
        schema.path("type").asText("string"), fallback == null ? null : fallback.asText(),
        rules.at(pointer + "/schema"));
  }

  String pointer() {
    return place + '/' + name;
  }

  List<Fault> faults(@Nullable String text) {
    if (text == null) {
      return required ? List.of(new Fault(pointer(), "required", "is missing")) : List.of();
    }
    return rule.faults(typed(text), pointer());
  }

  // Text that does not look like the type stays text, so that the schema refuses it.
  private JsonNode typed(String text) {
    return switch (type) {
      case "integer" -> INTEGER.matcher(text).matches() ? LongNode.valueOf(Long.parseLong(text)) : TextNode.valueOf(text);
      case "boolean" -> text.equals("true") || text.equals("false")
          ? BooleanNode.valueOf(text.equals("true")) : TextNode.valueOf(text);
      default -> TextNode.valueOf(text);
    };
  }
}
