package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every constraint of every request in the contract is broken once; the tests come from the contract itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractConstraintsTest {

  private final Contract contract = Contract.bundled();
  private final Samples samples = new Samples(contract);
  private TestGateway server;

  @BeforeAll
  void start() {
    server = TestGateway.withExamples();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesABodyThatBreaks() {
    return withJsonBody().flatMap(operation -> samples.of(bodySchema(operation)).stream()
        .flatMap(sample -> new Mutations(contract).of(bodySchema(operation), sample).stream()).distinct()
        .map(broken -> dynamicTest(operation.id() + " " + broken.keyword() + " " + broken.pointer() + " " + broken.value(),
            () -> refused(send(operation, broken.value().toString(), path(operation), null),
                broken.pointer(), broken.keyword()))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsEverySampleThatIsNotBroken() {
    return withJsonBody().flatMap(operation -> samples.of(bodySchema(operation)).stream()
        .map(sample -> dynamicTest(operation.id() + " " + sample,
            () -> assertThat(send(operation, sample.toString(), path(operation), null).status()).isBetween(200, 299))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsEveryExampleOfARequest() {
    return withJsonBody().flatMap(operation -> examples(operation).stream()
        .map(example -> dynamicTest(operation.id() + " " + example,
            () -> assertThat(send(operation, example.toString(), path(operation), null).status()).isBetween(200, 299))));
  }

  @TestFactory
  Stream<DynamicTest> refusesAParameterThatBreaks() {
    return contract.operations().stream().flatMap(operation -> operation.parameters().values().stream()
        .flatMap(parameter -> brokenTexts(parameter).stream().map(broken -> dynamicTest(
            operation.id() + " " + parameter.get("name").textValue() + " " + broken.keyword() + " " + broken.text(),
            () -> {
              String pointer = parameter.get("in").textValue() + '/' + parameter.get("name").textValue();
              refused(sendWith(operation, parameter, broken.text()), pointer, broken.keyword());
            }))));
  }

  @TestFactory
  Stream<DynamicTest> refusesAQueryParameterThatIsUnknown() {
    return contract.operations().stream().map(operation -> dynamicTest(operation.id(), () ->
        refused(send(operation, body(operation), path(operation) + "?no_such=1", null), "query/no_such", "additionalProperties")));
  }

  @Test
  void refusesAQueryParameterThatIsThereTwice() {
    refused(server.client.get(TestGateway.ADA, "/v1/tips?limit=1&limit=2"), "query/limit", "maxItems");
  }

  @Test
  void breaksHundredsOfConstraints() {
    assertThat(refusesABodyThatBreaks().count() + refusesAParameterThatBreaks().count()).isGreaterThan(150);
  }

  @Test
  void namesEveryFaultUpToFifty() {
    String body = "{\"time_zone\":7," + "\"quiet_hours\":[" + "{},".repeat(40) + "{}],\"daily_cap\":99}";

    var answer = server.client.json("PUT", TestGateway.ADA, "/v1/preferences", body, "If-Match", "*");

    assertThat(answer.json().get("errors")).hasSize(50);
    assertThat(answer.json().at("/params/count").asInt()).isGreaterThan(120);
  }

  private void refused(ContractCheckingClient.Checked answer, String pointer, String keyword) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().get("errors")).as(answer.text()).anySatisfy(fault -> {
      assertThat(fault.get("pointer").textValue()).isEqualTo(pointer);
      assertThat(fault.get("code").textValue()).isEqualTo(keyword);
    });
  }

  private Stream<Contract.Described> withJsonBody() {
    return contract.operations().stream().filter(operation -> bodySchema(operation) != null);
  }

  private static JsonNode bodySchema(Contract.Described operation) {
    return operation.node().at("/requestBody/content").path("application/json").get("schema");
  }

  private static List<JsonNode> examples(Contract.Described operation) {
    JsonNode media = operation.node().at("/requestBody/content").path("application/json");
    List<JsonNode> examples = new ArrayList<>();
    if (media.has("example")) {
      examples.add(media.get("example"));
    }
    media.path("examples").forEach(example -> examples.add(example.get("value")));
    assertThat(examples).as("examples of " + operation.id()).isNotEmpty();
    return examples;
  }

  private String body(Contract.Described operation) {
    JsonNode schema = bodySchema(operation);
    return schema == null ? "" : samples.of(schema).getFirst().toString();
  }

  private List<Mutations.BrokenText> brokenTexts(JsonNode parameter) {
    JsonNode schema = contract.resolved(parameter.get("schema"));
    List<Mutations.BrokenText> all = new ArrayList<>(Mutations.texts(schema));
    if (schema.path("type").asText().equals("integer")) {
      all.add(new Mutations.BrokenText("seven", "type"));
      all.add(new Mutations.BrokenText("1.5", "type"));
      all.add(new Mutations.BrokenText("", "type"));
      all.add(new Mutations.BrokenText("9".repeat(40), "type"));
      all.add(new Mutations.BrokenText(String.valueOf(schema.get("minimum").asInt() - 1), "minimum"));
      all.add(new Mutations.BrokenText(String.valueOf(schema.get("maximum").asInt() + 1), "maximum"));
    }
    boolean header = parameter.get("in").textValue().equals("header");
    // A line break cannot stand in a header, and a path without its last segment is another path.
    all.removeIf(broken -> header && broken.text().contains("\n"));
    return all;
  }

  private String path(Contract.Described operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters().values()) {
      if (parameter.get("in").textValue().equals("path")) {
        path = path.replace('{' + parameter.get("name").textValue() + '}',
            Samples.text(contract.resolved(parameter.get("schema"))));
      }
    }
    return path;
  }

  private ContractCheckingClient.Checked sendWith(Contract.Described operation, JsonNode parameter, String text) {
    String name = parameter.get("name").textValue();
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return switch (parameter.get("in").textValue()) {
      case "path" -> send(operation, body(operation), operation.path().replace('{' + name + '}', encoded), null);
      case "query" -> send(operation, body(operation), path(operation) + '?' + name + '=' + encoded, null);
      default -> send(operation, body(operation), path(operation), new String[] {name, text});
    };
  }

  private ContractCheckingClient.Checked send(
      Contract.Described operation, String body, String pathAndQuery, String[] header) {
    HttpRequest.Builder request = server.client.request(pathAndQuery).header("Authorization", "Bearer ada");
    if (header != null) {
      request.header(header[0], header[1]);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return server.client.send(request.method(operation.method(), body.isEmpty()
        ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
  }
}
