package oo.bootstrap.wiring;

import java.time.Clock;
import oo.auth.adapter.identity.JwksAccessTokens;
import oo.auth.application.CheckAccessToken;
import oo.bootstrap.Settings;

/** The check of bearer tokens. */
public final class AuthWiring implements AutoCloseable {

  private final JwksAccessTokens tokens;

  public AuthWiring(Settings.Tokens settings, Clock clock) {
    String issuer = settings.issuer().toString();
    this.tokens = settings.jwksUrl() == null
        ? JwksAccessTokens.discovering(issuer, settings.audience(), clock)
        : JwksAccessTokens.withKeysAt(settings.jwksUrl(), issuer, settings.audience(), clock);
  }

  CheckAccessToken checkAccessToken() {
    return new CheckAccessToken(tokens);
  }

  @Override
  public void close() {
    tokens.close();
  }
}
