package oo.auth.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import oo.auth.application.port.AccessTokens;
import oo.auth.application.port.AccessTokens.Verification;
import oo.auth.application.port.AccessTokensContract;
import oo.auth.application.port.TokenRequest;
import oo.auth.domain.Rejection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenIdProviderIT extends AccessTokensContract {

  private final SettableClock clock = new SettableClock();
  private final OpenIdProvider provider = new OpenIdProvider();
  private final JwksAccessTokens tokens = JwksAccessTokens.discovering(provider.issuer(), "oo", clock);

  @AfterEach
  void stop() {
    tokens.close();
    provider.close();
  }

  @Test
  void believesNewKeyWithoutRestart() {
    assertThat(tokens.verify(issue(good()))).isInstanceOf(Verification.Verified.class);
    clock.advance(Timing.USUAL.pauseAfterSuccess());

    provider.rotateKey();

    assertThat(tokens.verify(issue(good()))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void stopsBelievingKeyThatWasReplaced() {
    var old = issue(good());
    assertThat(tokens.verify(old)).isInstanceOf(Verification.Verified.class);
    clock.advance(Timing.USUAL.pauseAfterSuccess());

    provider.rotateKey();
    assertThat(tokens.verify(issue(good()))).isInstanceOf(Verification.Verified.class);

    assertThat(tokens.verify(old)).isEqualTo(new Verification.Refused(Rejection.UNKNOWN_KEY));
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected AccessTokens tokens() {
    return tokens;
  }

  @Override
  protected TokenRequest good() {
    return TokenRequest.of(provider.issuer(), "oo", "ada", now());
  }

  @Override
  protected String issue(TokenRequest request) {
    return provider.issue(request);
  }

  @Override
  protected void issuerReachable(boolean reachable) {
    if (reachable) {
      provider.startAgain();
    } else {
      provider.stop();
    }
  }

  @Override
  protected void awaitRetry() {
    clock.advance(Timing.USUAL.pauseAfterFailure());
  }
}
