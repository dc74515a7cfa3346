package oo.auth.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import oo.auth.application.port.InMemoryAccessTokens;
import oo.auth.application.port.TokenRequest;
import oo.auth.domain.Identity;
import oo.auth.domain.Rejection;
import org.junit.jupiter.api.Test;

class CheckAccessTokenTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(InstantSource.fixed(NOW));
  private final CheckAccessToken check = new CheckAccessToken(tokens);

  @Test
  void grantsTheUserOfTheTokensIdentity() {
    assertThat(check.execute(tokens.issue("ada", "tips:decide")))
        .isEqualTo(new AccessOutcome.Granted(
            new Identity(InMemoryAccessTokens.ISSUER, "ada").userId(),
            Set.of("tips:decide"),
            NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void rejectsWithTheReason() {
    var expired = TokenRequest.of(InMemoryAccessTokens.ISSUER, InMemoryAccessTokens.AUDIENCE, "ada", NOW)
        .between(NOW.minusSeconds(120), NOW.minusSeconds(60));

    assertThat(check.execute(tokens.issue(expired))).isEqualTo(new AccessOutcome.Rejected(Rejection.EXPIRED));
  }

  @Test
  void saysWhenTheIssuerCannotBeAsked() {
    var token = tokens.issue("ada");
    tokens.reachable(false);

    assertThat(check.execute(token)).isEqualTo(new AccessOutcome.Unavailable());
  }
}
