package oo.gateway.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that fails a test when an answer is not what the contract promises: status, headers, media type, body,
 * and for a problem its place in the catalogue.
 */
public final class ContractCheckingClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract = Contract.bundled();
  private final Rules rules = new Rules(contract);
  private final Map<String, Rules.Rule> compiled = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  public ContractCheckingClient(URI base) {
    this.base = base;
  }

  /** An answer that keeps the contract. */
  public record Checked(int status, java.net.http.HttpHeaders headers, String text) {

    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + text, e);
      }
    }

    public @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    /** The problem's code. */
    public String code() {
      return json().path("code").asText();
    }
  }

  /** A request to the server, to be completed. */
  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(base.resolve(pathAndQuery)).timeout(Duration.ofSeconds(20));
  }

  public Checked get(@Nullable String token, String pathAndQuery, String... headers) {
    return send(authorized(request(pathAndQuery), token, headers).GET());
  }

  public Checked json(String method, @Nullable String token, String pathAndQuery, String body, String... headers) {
    return send(authorized(request(pathAndQuery), token, headers).header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  public Checked send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Checked checked = new Checked(response.statusCode(), response.headers(), new String(response.body(), UTF_8));
      List<String> broken = broken(request.method(), request.uri().getRawPath(), checked);
      if (!broken.isEmpty()) {
        throw new AssertionError(request.method() + " " + request.uri() + " answered " + checked.status() + " "
            + checked.headers().map() + "\n" + checked.text() + "\nwhich breaks the contract:\n- "
            + String.join("\n- ", broken));
      }
      return checked;
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri() + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** What the answer breaks; for answers that were not read by this client. */
  List<String> broken(String method, String rawPath, Checked answer) {
    List<String> broken = new ArrayList<>();
    Optional<Contract.Described> operation = operation(method, rawPath);
    JsonNode response = operation.map(described -> response(described, answer.status())).orElse(null);
    String pointer = response == null ? "/components/responses/Problem" : "";
    if (response == null) {
      if (answer.status() < 400 && !method.equals("OPTIONS")) {
        broken.add("no operation has this answer");
        return broken;
      }
      response = contract.tree().at(pointer);
    }
    headers(response, answer, broken);
    if (!method.equals("HEAD") && answer.status() != 204) {
      body(operation, answer, response, broken);
    }
    if (answer.status() >= 400 && !method.equals("HEAD")) {
      problem(answer, response, rawPath, broken);
    }
    return broken;
  }

  private @Nullable JsonNode response(Contract.Described operation, int status) {
    JsonNode responses = operation.node().path("responses");
    JsonNode response = responses.path(Integer.toString(status));
    if (response.isMissingNode() && status >= 400) {
      response = responses.path("default");
    }
    return response.isMissingNode() ? null : contract.resolved(response);
  }

  private void headers(JsonNode response, Checked answer, List<String> broken) {
    if (answer.header("Request-Id") == null || !answer.header("Request-Id").matches("[0-9a-f]{32}")) {
      broken.add("Request-Id is missing or malformed");
    }
    response.path("headers").properties().forEach(header -> {
      JsonNode described = contract.resolved(header.getValue());
      String value = answer.header(header.getKey());
      if (value == null && described.path("required").booleanValue()) {
        broken.add("header " + header.getKey() + " is missing");
      }
      if (value != null && described.at("/schema/type").asText().equals("integer") && !value.matches("[0-9]+")) {
        broken.add("header " + header.getKey() + " is no integer: " + value);
      }
    });
  }

  private void body(
      Optional<Contract.Described> operation, Checked answer, JsonNode response, List<String> broken) {
    String type = answer.header("Content-Type");
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      if (!answer.text().isEmpty()) {
        broken.add("a body that the contract does not have");
      }
      return;
    }
    if (type == null || !content.has(Media.bare(type))) {
      broken.add("media type " + type);
      return;
    }
    JsonNode schema = content.get(Media.bare(type)).get("schema");
    JsonNode value = Media.bare(type).endsWith("json") ? answer.json() : TextNode.valueOf(answer.text());
    rule(schema).ifPresent(rule ->
        rule.faults(value, "").forEach(fault -> broken.add(fault.pointer() + " " + fault.code() + " " + fault.detail())));
  }

  // Answers' schemas are named, but for those of plain text.
  private Optional<Rules.Rule> rule(JsonNode schema) {
    return schema.has("$ref")
        ? Optional.of(compiled.computeIfAbsent(schema.get("$ref").textValue().substring(1), rules::at))
        : Optional.empty();
  }

  private void problem(Checked answer, JsonNode response, String rawPath, List<String> broken) {
    JsonNode problem = answer.json();
    JsonNode type = contract.tree().path("x-problem-types").path(problem.path("code").asText());
    expect(broken, "status", answer.status(), problem.path("status").asInt());
    expect(broken, "catalogue's status", type.path("status").asInt(), problem.path("status").asInt());
    expect(broken, "title", type.path("title").asText(), problem.path("title").asText());
    expect(broken, "retryable", type.path("retryable").asBoolean(), problem.path("retryable").asBoolean());
    expect(broken, "request_id", String.valueOf(answer.header("Request-Id")), problem.path("request_id").asText());
    expect(broken, "instance", rawPath, problem.path("instance").asText());
    if (!problem.path("type").asText().endsWith("/problems/" + problem.path("code").asText())) {
      broken.add("type " + problem.path("type"));
    }
    problem.path("params").properties().forEach(param -> {
      if (!problem.toString().contains(param.getValue().asText())) {
        broken.add("params has what the detail has not: " + param);
      }
    });
    JsonNode codes = response.path("x-problems");
    if (!codes.isMissingNode() && !codes.toString().contains('"' + problem.path("code").asText() + '"')) {
      broken.add(problem.path("code") + " is not among " + codes);
    }
  }

  private static void expect(List<String> broken, String what, Object expected, Object was) {
    if (!expected.equals(was)) {
      broken.add(what + " should be " + expected + " and is " + was);
    }
  }

  private Optional<Contract.Described> operation(String method, String rawPath) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    return contract.operations().stream()
        .filter(operation -> operation.method().equals(wanted))
        .filter(operation -> rawPath.matches(operation.path().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]*")))
        .findFirst();
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder builder, @Nullable String token, String... headers) {
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? builder : builder.headers(headers);
  }
}
