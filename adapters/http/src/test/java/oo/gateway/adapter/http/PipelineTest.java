package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineTest {

  private static final String TIP = "/v1/tips/tip_01kb3v8pk9ez0tz4y7n4d3j1y2";
  private TestGateway server;
  private ContractCheckingClient client;

  @BeforeAll
  void start() {
    server = TestGateway.withExamples();
    client = server.client;
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void servesEveryOperationOfTheContract() {
    assertThat(client.get(TestGateway.ADA, TIP).json().path("tip_id").asText()).startsWith("tip_");
    assertThat(client.json("POST", TestGateway.ADA, "/v1/tips", "{\"trigger\":\"pull\"}").json().path("outcome").asText())
        .isEqualTo("tip");
  }

  @Test
  void asksForATokenAsRfc6750Says() {
    var answer = client.get(null, TIP);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"oO\"");
  }

  @Test
  void saysWhyATokenIsRefused() {
    var answer = client.get("expired", TIP);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"oO\", error=\"invalid_token\", error_description=\"The access token has expired.\"");
    assertThat(answer.header("RateLimit")).isNull();
  }

  @Test
  void takesTheTokenWhateverTheSchemesCase() {
    assertThat(client.get(null, TIP, "Authorization", "bearer ada").status()).isEqualTo(200);
    assertThat(client.get(null, TIP, "Authorization", "Basic YWRhOmFkYQ==").status()).isEqualTo(401);
  }

  @Test
  void canWaitForTheIssuer() {
    var answer = client.get(TestGateway.NOBODY_KNOWS, TIP);

    assertThat(answer.code()).isEqualTo("UNAVAILABLE");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void namesTheScopeThatIsMissing() {
    var answer = client.get(TestGateway.WITHOUT_SCOPES, TIP);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().at("/params/scope").asText()).isEqualTo("tips:read");
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"", "scope=\"tips:read\"");
  }

  @Test
  void requestIdIsTheTraceId() {
    var answer = client.get(TestGateway.ADA, TIP, "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    assertThat(answer.header("Request-Id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void makesANewRequestIdWhenTheTraceIsNone() {
    for (String bad : List.of("00-00000000000000000000000000000000-00f067aa0ba902b7-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "x")) {
      var answer = client.get(TestGateway.ADA, TIP, "traceparent", bad);
      assertThat(answer.header("Request-Id")).isNotEqualTo("00000000000000000000000000000000").doesNotContain("4bf92f35");
    }
  }

  @Test
  void listsTheMethodsThatAPathKnows() {
    var answer = client.send(client.request("/v1/tips").method("PATCH", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(answer.json().at("/params/allowed").asText()).isEqualTo("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void tellsOptions() {
    var answer = client.send(client.request("/v1/consents/push").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Allow")).isEqualTo("OPTIONS, PUT");
  }

  @Test
  void headIsGetWithoutItsBody() {
    for (String path : List.of(TIP, "/docs", "/v1/tips/not-an-id", "/nothing")) {
      var get = client.get(TestGateway.ADA, path);
      var head = client.send(client.request(path).header("Authorization", "Bearer ada")
          .method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.text()).isEmpty();
      assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(get.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }
  }

  @Test
  void takesOnlyTheBodiesThatTheContractKnows() {
    var answer = client.send(client.request("/v1/tips").header("Authorization", "Bearer ada")
        .header("Content-Type", "application/xml").POST(HttpRequest.BodyPublishers.ofString("<x/>")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().at("/params/supported").asText()).isEqualTo("application/json");
    assertThat(client.send(client.request("/v1/tips").header("Authorization", "Bearer ada")
        .header("Content-Type", "application/json; charset=latin1").POST(HttpRequest.BodyPublishers.ofString("{}"))).status())
        .isEqualTo(415);
    assertThat(client.send(client.request("/v1/tips").header("Authorization", "Bearer ada")
        .header("Content-Type", "Application/JSON; charset=\"UTF-8\"")
        .POST(HttpRequest.BodyPublishers.ofString("{\"trigger\":\"pull\"}"))).status()).isEqualTo(200);
  }

  @Test
  void negotiates() {
    assertThat(client.get(TestGateway.ADA, TIP, "Accept", "text/html").code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(client.get(TestGateway.ADA, TIP, "Accept", "application/json;q=0, */*").status()).isEqualTo(406);
    assertThat(client.get(TestGateway.ADA, TIP, "Accept", "text/html, application/*;q=0.1").status()).isEqualTo(200);
  }

  @Test
  void pagesOfOtherOriginsMayReadEveryHeaderOfTheContract() {
    Set<String> headers = Contract.bundled().responseHeaders();
    for (var answer : List.of(client.get(TestGateway.ADA, TIP, "Origin", TestGateway.ORIGIN),
        client.get(null, TIP, "Origin", TestGateway.ORIGIN), client.get(null, "/nothing", "Origin", TestGateway.ORIGIN),
        client.get(TestGateway.NOBODY_KNOWS, TIP, "Origin", TestGateway.ORIGIN))) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestGateway.ORIGIN);
      assertThat(new TreeSet<>(List.of(answer.header("Access-Control-Expose-Headers").split(", "))))
          .containsAll(headers).contains("Request-Id", "RateLimit", "Retry-After", "ETag", "Link");
      assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
  }

  @Test
  void pagesOfUnknownOriginsMayNotRead() {
    var answer = client.get(TestGateway.ADA, TIP, "Origin", "https://evil.example.com");

    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void answersPreflights() {
    var preflight = client.request(TIP).method("OPTIONS", HttpRequest.BodyPublishers.noBody())
        .header("Origin", TestGateway.ORIGIN).header("Access-Control-Request-Method", "PUT");

    var answer = client.send(preflight);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Idempotency-Key", "If-Match");
  }

  @Test
  void everyAnswerIsHardened() {
    for (var answer : List.of(client.get(TestGateway.ADA, TIP), client.get(null, TIP), client.get(null, "/nothing"))) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }
    assertThat(client.get(TestGateway.ADA, TIP).header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void refusesWhatIsNotStrictlyJson() {
    for (String body : List.of("{", "{\"trigger\":\"pull\",\"trigger\":\"push\"}", "{\"trigger\":\"pull\"} {}", "{'trigger':'pull'}",
        "[".repeat(40) + "]".repeat(40), "{\"trigger\":" + "9".repeat(60) + "}", "{\"trigger\":NaN}")) {
      var answer = client.json("POST", TestGateway.ADA, "/v1/tips", body);
      assertThat(answer.code()).as(body).isEqualTo("MALFORMED_REQUEST");
    }
    var empty = client.json("POST", TestGateway.ADA, "/v1/tips", "");
    assertThat(empty.json().at("/errors/0/code").asText()).isEqualTo("required");
  }

  @Test
  void refusesValuesThatNoTypeCanHold() {
    var answer = client.json("POST", TestGateway.ADA, "/v1/feedback",
        "{\"tip_id\":\"tip_01kb3v8pk9ez0tz4y7n4d3j1y2\",\"reaction\":{\"type\":\"snooze\",\"until\":\"2026-12-31T23:59:60Z\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/reaction/until");
    assertThat(client.json("PUT", TestGateway.ADA, "/v1/preferences",
        "{\"time_zone\":\"Etc/UTC\",\"quiet_hours\":[],\"kinds_off\":[],\"daily_cap\":1e999,\"push_cooldown\":\"PT1H\"}").status())
        .isEqualTo(400);
  }
}
