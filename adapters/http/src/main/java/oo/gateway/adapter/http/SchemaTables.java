package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Schemas in words and tables. */
final class SchemaTables {

  private static final List<String> BOUNDS = List.of(
      "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "default");

  private final Contract contract;

  SchemaTables(Contract contract) {
    this.contract = contract;
  }

  String section(String name, JsonNode schema) {
    StringBuilder html = new StringBuilder("<h4 id=\"schema-" + name + "\">" + name + "</h4>\n");
    html.append("<p>").append(Html.inline(schema.path("description").asText())).append("</p>\n");
    if (schema.has("properties")) {
      html.append("<table><tr><th>Field</th><th>Meaning</th></tr>\n");
      schema.get("properties").properties().forEach(field -> html.append(row(schema, field.getKey(), field.getValue())));
      html.append("</table>\n");
    } else {
      html.append("<p class=\"soft\">").append(type(schema)).append("</p>\n");
    }
    return html.toString();
  }

  private String row(JsonNode owner, String name, JsonNode field) {
    boolean required = false;
    for (JsonNode one : owner.path("required")) {
      required |= one.textValue().equals(name);
    }
    JsonNode described = field.has("description") ? field : contract.resolved(field);
    return "<tr><td><code>" + Html.text(name) + "</code>" + (required ? "" : " <span class=\"soft\">optional</span>")
        + "</td><td>" + Html.inline(described.path("description").asText()) + " <span class=\"soft\">" + type(field)
        + "</span></td></tr>\n";
  }

  /** A schema in a few words, with links to those that have a name. */
  String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").textValue().replaceAll(".*/", "");
      return "<a href=\"#schema-" + name + "\">" + name + "</a>";
    }
    if (schema.has("oneOf")) {
      List<String> alternatives = new ArrayList<>();
      schema.get("oneOf").forEach(alternative -> alternatives.add(type(alternative)));
      return "one of " + String.join(", ", alternatives) + ", by <code>"
          + schema.at("/discriminator/propertyName").asText() + "</code>";
    }
    String type = schema.path("type").asText("any");
    return (type.equals("array") ? "list of " + type(schema.path("items")) : type) + values(schema) + bounds(schema);
  }

  private static String values(JsonNode schema) {
    if (schema.has("const")) {
      return ": <code>" + Html.text(schema.get("const").asText()) + "</code>";
    }
    JsonNode values = schema.has("enum") ? schema.get("enum") : schema.path("x-extensible-enum");
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add("<code>" + Html.text(value.asText()) + "</code>"));
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }

  private static String bounds(JsonNode schema) {
    return BOUNDS.stream().filter(schema::has)
        .map(bound -> ", " + bound + " <code>" + Html.text(schema.get(bound).asText()) + "</code>")
        .collect(Collectors.joining());
  }
}
