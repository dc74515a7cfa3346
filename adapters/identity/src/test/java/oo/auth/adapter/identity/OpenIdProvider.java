package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import oo.auth.application.port.TokenRequest;

/** A whole OpenID provider, which can go away, come back on its port and change its key. */
final class OpenIdProvider implements AutoCloseable {

  private final CurrentKey key = new CurrentKey();
  private final OAuth2TokenProvider tokens = new OAuth2TokenProvider(key);
  private MockOAuth2Server server = server();
  private final int port;
  private final String issuer;

  OpenIdProvider() {
    server.start(0);
    port = server.baseUrl().port();
    issuer = server.issuerUrl("people").toString();
  }

  private MockOAuth2Server server() {
    return new MockOAuth2Server(new OAuth2Config(false, null, null, false, tokens));
  }

  String issuer() {
    return issuer;
  }

  void rotateKey() {
    key.current = CurrentKey.fresh();
  }

  void stop() {
    server.shutdown();
  }

  void startAgain() {
    server = server();
    server.start(port);
  }

  String issue(TokenRequest request) {
    var claims = new HashMap<String, Object>(Map.of(
        "iss", request.issuer(),
        "sub", request.subject(),
        "aud", List.of(request.audience()),
        "nbf", Date.from(request.notBefore()),
        "exp", Date.from(request.expiresAt())));
    if (!request.scopes().isEmpty()) {
      claims.put("scope", String.join(" ", request.scopes()));
    }
    return tokens.jwt(claims, Duration.ofHours(1), "people").serialize();
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static final class CurrentKey extends KeyProvider {

    private volatile JWK current = fresh();

    static JWK fresh() {
      try {
        return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public JWK signingKey(String issuerId) {
      return current;
    }
  }
}
