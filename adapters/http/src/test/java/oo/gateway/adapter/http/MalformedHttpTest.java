package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedHttpTest {

  private static final String POST = "POST /v1/tips HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\n";
  private TestGateway server;

  @BeforeAll
  void start() {
    server = TestGateway.withExamples();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static Stream<Arguments> messages() {
    String large = "x".repeat(20_000);
    return Stream.of(
        wrong("a line without spaces", "GARBAGE\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("no version", "GET /v1/tips\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("an unknown version", "GET /v1/tips HTTP/9.9\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("version 1.0", "GET /v1/tips HTTP/1.0\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("an empty path", "GET  HTTP/1.1\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("no host", "GET /v1/tips HTTP/1.1\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("two hosts", "GET /v1/tips HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a host without sense", "GET /v1/tips HTTP/1.1\r\nHost: x:port\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a header without colon", "GET /v1/tips HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a header name with a space", "GET /v1/tips HTTP/1.1\r\nHost: x\r\nbad name: 1\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a control character in a header", "GET /docs HTTP/1.1\r\nHost: x\r\nA: b\u0001c\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a bare line feed", "GET /v1/tips HTTP/1.1\nHost: x\n\n", 400, "MALFORMED_REQUEST"),
        wrong("a long header", "GET /v1/tips HTTP/1.1\r\nHost: x\r\nA: " + large + "\r\n\r\n", 431, "HEADERS_TOO_LARGE"),
        wrong("many headers", "GET /v1/tips HTTP/1.1\r\nHost: x\r\n" + "A: 12345678\r\n".repeat(2_000) + "\r\n", 431, "HEADERS_TOO_LARGE"),
        wrong("a long path", "GET /" + large + " HTTP/1.1\r\nHost: x\r\n\r\n", 431, "HEADERS_TOO_LARGE"),
        wrong("a broken escape in the path", "GET /v1/tips/%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a cut escape in the path", "GET /v1/tips/%4 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("no UTF-8 in the path", "GET /v1/tips/%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a broken escape in the query",
            "GET /v1/tips?limit=%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("no UTF-8 in the query",
            "GET /v1/tips?kind=%ff HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a length that is no number", POST + "Content-Length: ten\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a negative length", POST + "Content-Length: -1\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("two lengths", POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400, "MALFORMED_REQUEST"),
        wrong("length and chunks", POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("an unknown coding", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a chunk size that is no number", POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a negative chunk size", POST + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a huge chunk size", POST + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("a body longer than said", POST + "Content-Length: 99999999\r\n\r\n", 413, "BODY_TOO_LARGE"),
        wrong("an encoded body", POST + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 400, "MALFORMED_REQUEST"),
        wrong("tracing", "TRACE /v1/tips HTTP/1.1\r\nHost: x\r\n\r\n", 405, "METHOD_NOT_ALLOWED"),
        wrong("a method that nobody knows", "BREW /v1/tips HTTP/1.1\r\nHost: x\r\n\r\n", 405, "METHOD_NOT_ALLOWED"),
        wrong("a proxy's method", "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "MALFORMED_REQUEST"),
        wrong("an unknown path", "GET /v2/tips HTTP/1.1\r\nHost: x\r\n\r\n", 404, "NOT_FOUND"),
        wrong("a path with a slash too many", "GET /v1/tips/ HTTP/1.1\r\nHost: x\r\n\r\n", 401, "UNAUTHENTICATED"),
        wrong("a path upwards", "GET /v1/../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 404, "NOT_FOUND"));
  }

  private static Arguments wrong(String what, String message, int status, String code) {
    return Arguments.of(what, message, status, code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void answersWithAProblem(String what, String message, int status, String code) throws IOException {
    var answer = RawHttp.exchange(server.gateway.port(), message);

    assertThat(answer.header("Content-Type")).as(answer.text()).isEqualTo("application/problem+json");
    assertThat(answer.code()).as(answer.text()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("request_id").asText()).isEqualTo(answer.header("Request-Id"));
    assertThat(answer.text()).doesNotContain("Exception", "io.helidon", "java.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void problemsBeforeRoutingKeepTheContract(String what, String message, int status, String code) throws IOException {
    var answer = RawHttp.exchange(server.gateway.port(), message);

    String instance = answer.json().path("instance").asText();
    assertThat(server.client.broken("BREW", instance, answer)).isEmpty();
  }

  @Test
  void neverFailsOnGarbage() throws IOException {
    Random random = new Random(20261123);
    for (int i = 0; i < 1_000; i++) {
      byte[] message = Garbage.message(random);
      try (RawHttp http = new RawHttp(server.gateway.port())) {
        http.send(message);
        http.send("\r\n\r\n");
        assertThat(status(http)).as("garbage %d: %s", i, new String(message, java.nio.charset.StandardCharsets.ISO_8859_1))
            .isLessThan(500);
      }
    }
    assertThat(server.client.get(TestGateway.ADA, "/v1/tips").status()).isEqualTo(200);
  }

  // A connection that is closed without an answer is fine, too: there was nothing to answer.
  private static int status(RawHttp http) throws IOException {
    try {
      return http.answer().status();
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the server hangs", e);
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void servesTheMessagesOfOneConnectionInTheirOrder() throws IOException {
    String get = "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n";
    String post = POST + "Content-Length: 18\r\n\r\n{\"trigger\":\"pull\"}";
    try (RawHttp http = new RawHttp(server.gateway.port())) {
      http.send(get.formatted("/v1/nothing") + post + get.formatted("/v1/tips/x") + get.formatted("/v1/consents"));

      assertThat(List.of(http.answer().status(), http.answer().status(), http.answer().status(), http.answer().status()))
          .containsExactly(404, 200, 400, 200);
    }
  }

  @Test
  void sendsNothingBehindTheHeadersForHead() throws IOException {
    String request = " /v1/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n";
    try (RawHttp http = new RawHttp(server.gateway.port())) {
      http.send("HEAD" + request.formatted("consents") + "HEAD" + request.formatted("nothing") + "GET" + request.formatted("tips"));

      assertThat(http.answer(true).status()).isEqualTo(200);
      assertThat(http.answer(true).status()).isEqualTo(404);
      assertThat(http.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void takesAnUnreadBodyForNoOtherRequest() throws IOException {
    String smuggled = "GET /v1/consents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n";
    try (RawHttp http = new RawHttp(server.gateway.port())) {
      http.send("POST /v1/tips HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
          + smuggled.length() + "\r\n\r\n" + smuggled + "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(http.answer().status()).isEqualTo(401);
      assertThat(http.answer().status()).isEqualTo(404);
    }
  }

  @Test
  void refusesABodyBeforeItIsSent() throws IOException {
    try (RawHttp http = new RawHttp(server.gateway.port())) {
      http.send("POST /v1/tips HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\n"
          + "Content-Length: 18\r\n\r\n");

      assertThat(http.answer().status()).isEqualTo(401);
      assertThat(http.isClosedByServer()).isTrue();
    }
  }

  @Test
  void asksForABodyThatItWants() throws IOException {
    try (RawHttp http = new RawHttp(server.gateway.port())) {
      http.send(POST + "Expect: 100-continue\r\nContent-Length: 18\r\n\r\n");
      assertThat(http.answer().status()).isEqualTo(100);
      http.send("{\"trigger\":\"pull\"}");
      assertThat(http.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void understandsAnAbsoluteTarget() throws IOException {
    var answer = RawHttp.exchange(server.gateway.port(),
        "GET http://localhost/v1/consents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ada\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
  }
}
