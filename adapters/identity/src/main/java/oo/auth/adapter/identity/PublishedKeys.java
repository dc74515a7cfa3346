package oo.auth.adapter.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the issuer's keys over HTTP, each time from where its configuration document says (OpenID Discovery 1.0). */
final class PublishedKeys implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final long LARGEST_BYTES = 512 * 1024;

  private final String issuer;
  private final Optional<URI> jwks;
  private final Duration timeout;
  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .followRedirects(HttpClient.Redirect.NEVER)
      .connectTimeout(CONNECT)
      .build();
  private volatile Optional<Instant> clock = Optional.empty();

  /** @param timeout for one answer, headers and body together */
  PublishedKeys(String issuer, Optional<URI> jwks, Duration timeout) {
    this.issuer = issuer;
    this.jwks = jwks;
    this.timeout = timeout;
  }

  /** What the issuer's clock said with its latest answer, to the second; empty when it did not say. */
  Optional<Instant> clock() {
    return clock;
  }

  JWKSet fetch() throws IOException, InterruptedException {
    var address = jwks.isPresent() ? jwks.get() : discovered();
    try {
      return JWKSet.parse(get(address));
    } catch (ParseException e) {
      throw new IOException(address + " answered no key set", e);
    }
  }

  private URI discovered() throws IOException, InterruptedException {
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var address = URI.create(base + "/.well-known/openid-configuration");
    try {
      var configuration = JSONObjectUtils.parse(get(address));
      if (!issuer.equals(JSONObjectUtils.getString(configuration, "issuer"))) {
        throw new IOException(address + " is the configuration of another issuer");
      }
      return Optional.ofNullable(JSONObjectUtils.getURI(configuration, "jwks_uri"))
          .orElseThrow(() -> new IOException(address + " names no jwks_uri"));
    } catch (ParseException e) {
      throw new IOException(address + " answered no configuration", e);
    }
  }

  private String get(URI address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    var pending = http.sendAsync(
        request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_BYTES));
    try {
      // A request's own timeout would end with the headers, and a body may come in drops.
      var response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      clock = response.headers().firstValue("Date").flatMap(PublishedKeys::instant);
      if (response.statusCode() != 200) {
        throw new IOException(address + " answered " + response.statusCode());
      }
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(address + " cannot be read: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(address + " did not answer within " + timeout, e);
    } finally {
      pending.cancel(true);
    }
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
