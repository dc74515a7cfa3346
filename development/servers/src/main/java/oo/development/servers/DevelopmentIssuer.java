package oo.development.servers;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * An OpenID issuer on 127.0.0.1 that publishes its configuration and its key, and nothing else: whoever may read the
 * data folder may be any user, by {@link DevelopmentTokens}.
 */
public final class DevelopmentIssuer implements AutoCloseable {

  private final HttpServer server;
  private final URI url;
  private final Map<String, byte[]> documents;

  private DevelopmentIssuer(HttpServer server, URI url, Map<String, byte[]> documents) {
    this.server = server;
    this.url = url;
    this.documents = documents;
  }

  /**
   * Serves the key in {@code dataDir/issuer}, which is made at the first start. The folder is best locked before, by
   * {@link EmbeddedPostgresServer#start}.
   *
   * @param port to listen on; 0 for the one of the last time, because users are known by the issuer's address, or a
   *     free one at the first start
   * @throws ServerStartException in one of its kinds, when it cannot start
   */
  public static DevelopmentIssuer start(Path dataDir, int port) {
    var folder = new IssuerFolder(OwnedFiles.folder(dataDir));
    var key = folder.keyMadeIfMissing();
    var server = bind(port == 0 ? folder.lastAddress().map(URI::getPort).orElse(0) : port);
    var url = URI.create("http://localhost:" + server.getAddress().getPort());
    try {
      folder.rememberAddress(url);
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
    var issuer = new DevelopmentIssuer(server, url, Map.of(
        "/.well-known/openid-configuration", json(configuration(url)),
        "/jwks", json(new JWKSet(key).toJSONObject(true))));
    server.createContext("/", issuer::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return issuer;
  }

  /** The issuer's identifier, as its tokens name it. */
  public URI url() {
    return url;
  }

  public URI jwks() {
    return url.resolve("/jwks");
  }

  private static HttpServer bind(int port) {
    try {
      var loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      throw new ServerStartException.PortTaken(port, e);
    } catch (IOException e) {
      throw new ServerStartException("cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> configuration(URI url) {
    return Map.of(
        "issuer", url.toString(),
        "jwks_uri", url.resolve("/jwks").toString(),
        "response_types_supported", List.of("token"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("ES256"));
  }

  private static byte[] json(Map<String, ?> document) {
    return JSONObjectUtils.toJSONString(document).getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var document = documents.get(exchange.getRequestURI().getPath());
      if (document == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, document.length);
        exchange.getResponseBody().write(document);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
