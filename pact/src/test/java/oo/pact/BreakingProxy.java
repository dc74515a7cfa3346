package oo.pact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/** Passes requests on, and answers as an API would that changed what its consumers rely on. */
final class BreakingProxy implements AutoCloseable {

  /** What is changed in every answer. */
  enum Break {
    /** Nothing: shows that what fails, fails for the change. */
    NONE,
    /** Each field of the body gets another name. */
    FIELDS,
    /** Another status of the same class. */
    STATUS,
    /** The answer has no header but those of the connection. */
    HEADERS
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding", "expect");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI upstream;
  private final Break what;

  BreakingProxy(URI upstream, Break what) throws IOException {
    this.upstream = upstream;
    this.what = what;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI().toString()))
          .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange.getRequestHeaders().forEach((name, values) -> {
        if (isPassedOn(name)) {
          values.forEach(value -> request.header(name, value));
        }
      });
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().map().forEach((name, values) -> {
        if (isPassedOn(name) && (what != Break.HEADERS || name.equalsIgnoreCase("content-type"))) {
          exchange.getResponseHeaders().put(name, values);
        }
      });
      var body = what == Break.FIELDS && response.body().length > 0 ? renamed(response.body()) : response.body();
      exchange.sendResponseHeaders(what == Break.STATUS ? response.statusCode() + 1 : response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }

  private static byte[] renamed(byte[] body) throws IOException {
    var object = (ObjectNode) JSON.readTree(body);
    var renamed = JSON.createObjectNode();
    object.properties().forEach(field -> renamed.set(field.getKey() + "_2", field.getValue()));
    return JSON.writeValueAsBytes(renamed);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
