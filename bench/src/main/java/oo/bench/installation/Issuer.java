package oo.bench.installation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Publishes one key and signs access tokens with it. Named https, as production asks for; the key is fetched on this machine. */
public final class Issuer implements AutoCloseable {

  static final String NAME = "https://issuer.bench.invalid";
  static final String AUDIENCE = "oo";

  private static final String SCOPES =
      "tips:read tips:write feedback:write preferences:read preferences:write calendars:write consents:write";
  private static final Duration VALID = Duration.ofHours(12);

  private final ECKey key;
  private final HttpServer server;

  Issuer() {
    try {
      this.key = new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java platform makes keys on P-256", impossible);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
    server.createContext("/jwks", exchange -> {
      try (exchange) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, keys.length);
        exchange.getResponseBody().write(keys);
      }
    });
    server.start();
  }

  URI keys() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
  }

  /** A token of this user, for the length of a run. */
  public String token(String user) {
    var now = Instant.now();
    var claims = new JWTClaimsSet.Builder().issuer(NAME).subject(user).audience(AUDIENCE).claim("scope", SCOPES)
        .jwtID(UUID.randomUUID().toString()).issueTime(Date.from(now)).expirationTime(Date.from(now.plus(VALID))).build();
    var token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(new JOSEObjectType("at+jwt")).build(), claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key of this process signs", impossible);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
