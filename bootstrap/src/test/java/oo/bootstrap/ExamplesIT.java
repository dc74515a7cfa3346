package oo.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import oo.bootstrap.wiring.Tools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's examples are requests that work: each is sent, with ids of things that exist. */
class ExamplesIT extends EndToEnd {

  private static final String EXAMPLE_TIP = "tip_01kb3v8pk9ez0tz4y7n4d3j1y2";
  private static final String EXAMPLE_EVALUATION = "evl_01kb3v8pk9ez0tz4y7n4d3j1y2";
  private static final String EXAMPLE_SNAPSHOT = "\"m12\"";
  private static final String EXAMPLE_FEED = "https://calendar.example.com/basic.ics";
  private static final JsonNode CONTRACT = contract();
  private static HttpServer feed;

  /** @param body null where the operation takes none */
  record Example(String operation, String name, String method, String path, String mediaType, String body) {

    @Override
    public String toString() {
      return operation + " " + name;
    }
  }

  @BeforeAll
  static void serveAFeed() throws Exception {
    feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.createContext("/basic.ics", exchange -> {
      byte[] calendar = task("fed@example", "A task from afar").getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/calendar");
      exchange.sendResponseHeaders(200, calendar.length);
      exchange.getResponseBody().write(calendar);
      exchange.close();
    });
    feed.start();
  }

  @AfterAll
  static void stopTheFeed() {
    feed.stop(0);
  }

  static Stream<Example> examples() {
    return stream(CONTRACT.path("paths").properties()).flatMap(path -> stream(path.getValue().properties())
        .filter(method -> List.of("get", "put", "post", "delete").contains(method.getKey()))
        .flatMap(method -> examplesOf(path.getKey(), method.getKey().toUpperCase(), path.getValue(), method.getValue())));
  }

  private static Stream<Example> examplesOf(String path, String method, JsonNode item, JsonNode operation) {
    String id = operation.path("operationId").asText();
    String filled = withParameters(path, item.path("parameters"), operation.path("parameters"));
    JsonNode content = operation.path("requestBody").path("content");
    if (content.isMissingNode()) {
      return Stream.of(new Example(id, "", method, filled, null, null));
    }
    return stream(content.properties()).flatMap(media -> {
      var examples = media.getValue().has("example")
          ? Map.of("", media.getValue().get("example")).entrySet()
          : stream(media.getValue().path("examples").properties())
              .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, named -> named.getValue().get("value"))).entrySet();
      return examples.stream().map(example -> new Example(id, example.getKey(), method, filled, media.getKey(),
          example.getValue().isTextual() ? example.getValue().asText() : example.getValue().toString()));
    });
  }

  private static String withParameters(String path, JsonNode... parameters) {
    String filled = path;
    for (JsonNode list : parameters) {
      for (JsonNode parameter : list) {
        if (parameter.path("in").asText().equals("path")) {
          filled = filled.replace("{" + parameter.path("name").asText() + "}", parameter.path("example").asText());
        }
      }
    }
    return filled;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void works(Example example) throws Exception {
    String token = oo.token("user of " + example, RunningOo.EVERY_SCOPE);
    String calendar = upload(token, task("t@" + example, "A task")).json().path("calendar_id").asText();
    String tip = pull(token).json().path("tip_id").asText();

    String path = example.path().replaceAll("cal_01[0-9a-z]{24}", calendar).replace(EXAMPLE_TIP, tip)
        .replace(EXAMPLE_EVALUATION, example.path().contains(EXAMPLE_EVALUATION) ? evaluation(token) : "");
    var request = client.request(path).header("Authorization", "Bearer " + token).header("If-Match", "*");
    if (example.body() != null) {
      String body = example.body().replace(EXAMPLE_TIP, tip)
          .replace(EXAMPLE_SNAPSHOT, example.body().contains(EXAMPLE_SNAPSHOT) ? snapshot(token, tip) : "")
          .replace(EXAMPLE_FEED, "http://localhost:" + feed.getAddress().getPort() + "/basic.ics")
          .replace("2026-11-23T16:00:00Z", java.time.Instant.now().plusSeconds(3600).toString());
      request.header("Content-Type", example.mediaType()).method(example.method(), BodyPublishers.ofString(body));
    } else {
      request.method(example.method(), BodyPublishers.noBody());
    }
    var answer = client.send(request);

    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
  }

  /** One that was asked for, and may be done. */
  private String evaluation(String token) throws Exception {
    return eventually(() -> {
      client.json("POST", token, "/v1/operator/evaluations", "{\"policy\":\"uniform\"}");
      var known = client.get(token, "/v1/operator/evaluations").json().at("/items/0/evaluation_id").asText();
      assertThat(known).isNotEmpty();
      return known;
    });
  }

  /** One that was learned from what the user made of a tip. */
  private String snapshot(String token, String tip) throws Exception {
    consent(token, "pooled_learning", true);
    client.json("POST", token, "/v1/feedback", "{\"tip_id\":\"%s\",\"reaction\":{\"type\":\"done\"}}".formatted(tip));
    try (var tools = new Tools(oo.settings())) {
      return eventually(() -> {
        tools.models().cutSnapshot().execute(true);
        var kept = tools.models().snapshots().newest(1);
        assertThat(kept).isNotEmpty();
        return "\"" + kept.getFirst().version() + "\"";
      });
    }
  }

  private static <T> Stream<T> stream(Iterable<T> items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  private static JsonNode contract() {
    try (var file = ExamplesIT.class.getResourceAsStream("/contract/oo.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (java.io.IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
