package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer that counts how often its keys are fetched and misbehaves on request. */
final class ScriptedIssuer implements AutoCloseable {

  final AtomicInteger fetches = new AtomicInteger();
  volatile String configuration;
  volatile String jwks = "{\"keys\":[]}";
  volatile int status = 200;
  volatile CountDownLatch gate = new CountDownLatch(0);

  private final HttpServer server;
  private final String url;

  ScriptedIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    configuration = "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url + "/jwks\"}";
    server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration));
    server.createContext("/jwks", this::answerKeys);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return url;
  }

  void publish(JWK... keys) {
    jwks = new JWKSet(List.of(keys)).toString();
  }

  /** From now on the keys are answered only once the gate is opened. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** The usual timing, but for how long an answer is waited for. */
  static Timing askedWithin(Duration timeout) {
    Timing usual = Timing.USUAL;
    return new Timing(usual.refreshAfter(), usual.usableFor(), usual.pauseAfterSuccess(), usual.pauseAfterFailure(), timeout);
  }

  JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(url).audience("oo").subject("ada").expirationTime(Date.from(now.plusSeconds(3600)));
  }

  static String sign(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
    return sign(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(new JOSEObjectType("at+jwt")).build(), claims);
  }

  static String sign(JWK key, JWSHeader header, JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return switch (key) {
      case ECKey ec -> new ECDSASigner(ec);
      case RSAKey rsa -> new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
      default -> throw new IllegalArgumentException("no signer for " + key.getKeyType());
    };
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, jwks);
  }

  private void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
  }
}
