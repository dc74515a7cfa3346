package oo.bootstrap.wiring;

import java.time.InstantSource;
import java.util.List;
import oo.auth.adapter.identity.JwksAccessTokens;
import oo.auth.application.CheckAccessToken;
import oo.bootstrap.Settings;
import oo.shared.application.Finding;

/** The check of bearer tokens. */
public final class AuthWiring implements AutoCloseable {

  private final JwksAccessTokens tokens;

  public AuthWiring(Settings.Tokens settings, InstantSource clock) {
    String issuer = settings.issuer().toString();
    this.tokens = settings.jwksUrl() == null
        ? JwksAccessTokens.discovering(issuer, settings.audience(), clock)
        : JwksAccessTokens.withKeysAt(settings.jwksUrl(), issuer, settings.audience(), clock);
  }

  /** Whether tokens can be checked. */
  List<Finding> examine() throws InterruptedException {
    return tokens.examine();
  }

  CheckAccessToken checkAccessToken() {
    return new CheckAccessToken(tokens);
  }

  @Override
  public void close() {
    tokens.close();
  }
}
