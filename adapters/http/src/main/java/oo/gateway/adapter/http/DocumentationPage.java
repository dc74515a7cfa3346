package oo.gateway.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The contract as one page for people. */
final class DocumentationPage {

  private final Contract contract;
  private final Problems problems;
  private final SchemaTables schemas;
  private final StringBuilder out = new StringBuilder();

  DocumentationPage(Contract contract, Problems problems) {
    this.contract = contract;
    this.problems = problems;
    this.schemas = new SchemaTables(contract);
  }

  String html() {
    JsonNode info = contract.tree().get("info");
    List<Contract.Described> operations = contract.operations();
    line("<h1>" + Html.text(info.get("title").textValue()) + " <span class=\"soft\">"
        + Html.text(info.get("version").textValue()) + "</span></h1>");
    line("<p><strong>" + Html.text(info.path("summary").asText()) + "</strong></p>");
    line(Html.prose(info.path("description").asText()));
    line("<p><a href=\"/openapi.yaml\">The contract itself</a> (OpenAPI " + contract.tree().get("openapi").textValue() + ")</p>");
    contents(operations);
    for (JsonNode tag : contract.tree().get("tags")) {
      String name = tag.get("name").textValue();
      line("<h2 id=\"" + name + "\">" + Html.text(name) + "</h2>" + Html.prose(tag.path("description").asText()));
      operations.stream().filter(operation -> operation.node().at("/tags/0").asText().equals(name))
          .forEach(this::operation);
    }
    line("<h2 id=\"schemas\">Schemas</h2>");
    contract.tree().at("/components/schemas").properties().forEach(schema ->
        line(schemas.section(schema.getKey(), schema.getValue())));
    catalogue();
    return Html.page(info.get("title").textValue() + " API", out.toString());
  }

  private void contents(List<Contract.Described> operations) {
    line("<nav><ul>");
    operations.forEach(operation -> line("<li><a href=\"#" + operation.id() + "\">"
        + Html.text(operation.node().path("summary").asText()) + "</a></li>"));
    line("<li><a href=\"#schemas\">Schemas</a></li><li><a href=\"#problems\">Problems</a></li></ul></nav>");
  }

  private void operation(Contract.Described operation) {
    JsonNode node = operation.node();
    line("<h3 id=\"" + operation.id() + "\">" + Html.text(node.path("summary").asText()) + "</h3>");
    line("<p><code><span class=\"verb\">" + operation.method() + "</span> " + Html.text(operation.path()) + "</code>"
        + (node.has("x-scope") ? " · scope <code>" + Html.text(node.get("x-scope").textValue()) + "</code>"
            : " · no token needed") + " · <span class=\"soft\">" + operation.id() + "</span></p>");
    line(Html.prose(node.path("description").asText()));
    parameters(operation);
    if (node.has("requestBody")) {
      line("<h4>Body</h4>");
      content(node.get("requestBody"));
    }
    node.path("responses").properties().forEach(response -> {
      JsonNode resolved = contract.resolved(response.getValue());
      line("<h4>" + (response.getKey().equals("default") ? "Otherwise" : response.getKey()) + "</h4>");
      line("<p>" + Html.inline(resolved.path("description").asText()) + codes(resolved) + "</p>");
      if (response.getKey().startsWith("2")) {
        content(resolved);
      }
    });
  }

  private void parameters(Contract.Described operation) {
    if (operation.parameters().isEmpty()) {
      return;
    }
    line("<table><tr><th>Parameter</th><th>Where</th><th>Meaning</th></tr>");
    for (JsonNode parameter : operation.parameters().values()) {
      line("<tr><td><code>" + Html.text(parameter.get("name").textValue()) + "</code>"
          + (parameter.path("required").booleanValue() ? " <span class=\"soft\">required</span>" : "") + "</td><td>"
          + parameter.get("in").textValue() + "</td><td>" + Html.inline(parameter.path("description").asText())
          + " <span class=\"soft\">" + schemas.type(parameter.get("schema")) + "</span></td></tr>");
    }
    line("</table>");
  }

  private void content(JsonNode owner) {
    owner.path("content").properties().forEach(media -> {
      line("<p><code>" + Html.text(media.getKey()) + "</code>: " + schemas.type(media.getValue().path("schema")) + "</p>");
      if (media.getValue().has("example")) {
        example("", media.getValue().get("example"));
      }
      media.getValue().path("examples").properties().forEach(example ->
          example(example.getValue().path("summary").asText(), example.getValue().path("value")));
    });
  }

  private void example(String summary, JsonNode value) {
    line((summary.isEmpty() ? "" : "<p class=\"soft\">" + Html.text(summary) + "</p>") + "<pre><code>"
        + Html.text(value.isTextual() ? value.textValue() : value.toPrettyString()) + "</code></pre>");
  }

  private static String codes(JsonNode response) {
    StringBuilder codes = new StringBuilder();
    response.path("x-problems").forEach(code -> codes.append(" <a href=\"#problem-").append(code.textValue())
        .append("\"><code>").append(code.textValue()).append("</code></a>"));
    return codes.toString();
  }

  private void catalogue() {
    line("<h2 id=\"problems\">Problems</h2>");
    for (Problems.Type type : problems.types().values()) {
      line("<h4 id=\"problem-" + type.code() + "\">" + type.status() + " <code>" + type.code() + "</code></h4><p><strong>"
          + Html.inline(type.title()) + ".</strong> " + Html.inline(type.description()) + "</p>"
          + ProblemPages.advice(type));
    }
  }

  private void line(String html) {
    out.append(html).append('\n');
  }
}
