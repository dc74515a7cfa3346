package oo.auth.application.port;

import java.time.Instant;
import java.time.InstantSource;

class InMemoryAccessTokensTest extends AccessTokensContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(InstantSource.fixed(NOW));

  @Override
  protected Instant now() {
    return NOW;
  }

  @Override
  protected AccessTokens tokens() {
    return tokens;
  }

  @Override
  protected TokenRequest good() {
    return TokenRequest.of(InMemoryAccessTokens.ISSUER, InMemoryAccessTokens.AUDIENCE, "ada", NOW);
  }

  @Override
  protected String issue(TokenRequest request) {
    return tokens.issue(request);
  }

  @Override
  protected void issuerReachable(boolean reachable) {
    tokens.reachable(reachable);
  }

  @Override
  protected void awaitRetry() {}
}
