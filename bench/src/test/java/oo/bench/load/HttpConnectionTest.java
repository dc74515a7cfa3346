package oo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      seen.add(exchange.getRemoteAddress().getPort() + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
          + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
      byte[] answer = exchange.getRequestURI().getPath().equals("/large")
          ? "x".repeat(100_000).getBytes(StandardCharsets.UTF_8) : ("{\"echo\":\"" + body + "\"}").getBytes(StandardCharsets.UTF_8);
      int status = exchange.getRequestURI().getPath().equals("/refused") ? 429 : 200;
      boolean empty = exchange.getRequestURI().getPath().equals("/empty");
      exchange.sendResponseHeaders(empty ? 204 : status, empty ? -1 : answer.length);
      if (!empty) {
        exchange.getResponseBody().write(answer);
      }
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsItsConnectionFromOneRequestToTheNext() throws IOException {
    try (var connection = new HttpConnection(server.getAddress().getPort(), TIMEOUT)) {
      assertThat(connection.exchange(request("POST", "/a", "one")).body()).isEqualTo("{\"echo\":\"one\"}");
      assertThat(connection.exchange(request("POST", "/large", "two")).body()).hasSize(100_000);
      assertThat(connection.exchange(request("GET", "/empty", "")).status()).isEqualTo(204);
      assertThat(connection.exchange(request("POST", "/refused", "four")).status()).isEqualTo(429);
      assertThat(connection.exchange(request("POST", "/b", "five")).member("echo")).isEqualTo("five");
    }

    assertThat(seen).hasSize(5);
    assertThat(seen.stream().map(line -> line.substring(0, line.indexOf(' '))).distinct()).hasSize(1);
    assertThat(seen.getFirst()).endsWith(" POST /a Bearer secret one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", ""})
  void tellsWhenTheServerEndsInTheMiddle(String answer) throws IOException {
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> answeredWith(answer, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"})
  void refusesAnswersThatItCannotReadWhole(String answer) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> answeredWith(answer, true));
  }

  @Test
  void readsAnAnswerThatComesByteByByte() throws IOException {
    var answer = answeredWith("HTTP/1.1 201 Created\r\nX: y\r\ncontent-LENGTH:   3\r\n\r\nabc", false);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("abc");
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var connection = new HttpConnection(silent.getLocalPort(), Duration.ofMillis(50))) {
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connection.exchange(request("GET", "/", "")));
    }
  }

  private static Answer answeredWith(String answer, boolean atOnce) throws IOException {
    try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var connection = new HttpConnection(raw.getLocalPort(), TIMEOUT)) {
      Thread.ofVirtual().start(() -> {
        try (var socket = raw.accept()) {
          socket.setTcpNoDelay(true);
          socket.getInputStream().read(new byte[4_096]);
          byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
          for (int at = 0; at < bytes.length; at += atOnce ? bytes.length : 1) {
            socket.getOutputStream().write(bytes, at, atOnce ? bytes.length : 1);
          }
        } catch (IOException gone) {
          throw new UncheckedIOException(gone);
        }
      });
      return connection.exchange(request("GET", "/", ""));
    }
  }

  private static byte[] request(String method, String path, String body) {
    return Request.bytes(method, path, "secret", "text/plain", body, "");
  }
}
