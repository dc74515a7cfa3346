package oo.auth.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import oo.auth.application.port.AccessTokens.Verification;
import oo.auth.domain.Identity;
import oo.auth.domain.Rejection;
import org.junit.jupiter.api.Test;

/** What every {@link AccessTokens} does, whatever the issuer behind it. */
public abstract class AccessTokensContract {

  /** Time stands still here, on a whole second. */
  protected abstract Instant now();

  protected abstract AccessTokens tokens();

  /** A request that is good in every respect, to be spoilt by the test. */
  protected abstract TokenRequest good();

  protected abstract String issue(TokenRequest request);

  protected abstract void issuerReachable(boolean reachable);

  @Test
  void verifiesTokenOfTheIssuer() {
    var request = good().withScopes(Set.of("tips:decide", "calendars:read"));

    assertThat(tokens().verify(issue(request)))
        .isEqualTo(new Verification.Verified(
            new Identity(request.issuer(), request.subject()), request.scopes(), request.expiresAt()));
  }

  @Test
  void verifiesTheSameTokenAgain() {
    var token = issue(good());

    assertThat(tokens().verify(token)).isEqualTo(tokens().verify(token)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void findsNoScopesWhereNoneAreNamed() {
    assertThat(tokens().verify(issue(good())))
        .isInstanceOfSatisfying(Verification.Verified.class, verified -> assertThat(verified.scopes()).isEmpty());
  }

  @Test
  void forgivesHalfMinuteOfClockSkew() {
    var justOver = good().between(now().minusSeconds(3600), now().minusSeconds(29));
    var aboutToStart = good().between(now().plusSeconds(30), now().plusSeconds(3600));

    assertThat(tokens().verify(issue(justOver))).isInstanceOf(Verification.Verified.class);
    assertThat(tokens().verify(issue(aboutToStart))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void refusesExpiredToken() {
    var past = good().between(now().minus(Duration.ofHours(2)), now().minusSeconds(30));

    assertThat(tokens().verify(issue(past))).isEqualTo(new Verification.Refused(Rejection.EXPIRED));
  }

  @Test
  void refusesTokenBeforeItsTime() {
    var future = good().between(now().plusSeconds(31), now().plus(Duration.ofHours(1)));

    assertThat(tokens().verify(issue(future))).isEqualTo(new Verification.Refused(Rejection.NOT_YET_VALID));
  }

  @Test
  void refusesTokenForAnotherAudience() {
    assertThat(tokens().verify(issue(good().withAudience("somebody-else"))))
        .isEqualTo(new Verification.Refused(Rejection.WRONG_AUDIENCE));
  }

  @Test
  void refusesTokenOfAnotherIssuer() {
    assertThat(tokens().verify(issue(good().withIssuer("https://evil.example"))))
        .isEqualTo(new Verification.Refused(Rejection.WRONG_ISSUER));
  }

  @Test
  void refusesTamperedToken() {
    var parts = issue(good()).split("\\.");
    var signature = parts[2].startsWith("A") ? "B" + parts[2].substring(1) : "A" + parts[2].substring(1);

    assertThat(tokens().verify(parts[0] + "." + parts[1] + "." + signature))
        .isEqualTo(new Verification.Refused(Rejection.BAD_SIGNATURE));
  }

  @Test
  void refusesWhatIsNoToken() {
    for (var nothing : new String[] {"", " ", "x", "a.b", "..", "a.b.c.d.e.f", "\u0000", "é.è.ê"}) {
      assertThat(tokens().verify(nothing)).as("<%s>", nothing).isInstanceOf(Verification.Refused.class);
    }
  }

  @Test
  void keepsVerifyingWhileTheIssuerIsAway() {
    var before = issue(good());
    var after = issue(good().withScopes(Set.of("tips:decide")));
    assertThat(tokens().verify(before)).isInstanceOf(Verification.Verified.class);

    issuerReachable(false);

    assertThat(tokens().verify(before)).isInstanceOf(Verification.Verified.class);
    assertThat(tokens().verify(after)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void isUndecidedUntilTheIssuerIsFirstReached() {
    var token = issue(good());
    issuerReachable(false);
    assertThat(tokens().verify(token)).isEqualTo(new Verification.Undecided());

    issuerReachable(true);
    awaitRetry();

    assertThat(tokens().verify(token)).isInstanceOf(Verification.Verified.class);
  }

  /** Lets the time pass after which a failed fetch is tried again. */
  protected abstract void awaitRetry();
}
