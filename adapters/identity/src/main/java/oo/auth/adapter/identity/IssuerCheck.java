package oo.auth.adapter.identity;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import oo.shared.application.Finding;

/** Looks at the issuer as the check of a token would. */
final class IssuerCheck {

  /** Beyond what is forgiven of a token's times, fresh tokens are refused. */
  private static final Duration HARMFUL_SKEW = Duration.ofSeconds(30);
  private static final Duration NOTABLE_SKEW = Duration.ofSeconds(5);

  private final String issuer;
  private final PublishedKeys published;
  private final InstantSource clock;

  IssuerCheck(String issuer, PublishedKeys published, InstantSource clock) {
    this.issuer = issuer;
    this.published = published;
    this.clock = clock;
  }

  List<Finding> examine() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try {
      int usable = KeySet.NONE.replacedBy(published.fetch()).keys().size();
      findings.add(usable > 0 ? new Finding.Fine(issuer + " publishes " + usable + " usable keys")
          : new Finding.Failure(issuer + " publishes no key for RS256, PS256 or ES256: every token is refused",
              look() + "   # have the issuer sign with one of them"));
    } catch (IOException | JOSEException e) {
      findings.add(new Finding.Failure("tokens cannot be checked: " + e.getMessage(),
          look() + "   # bring the issuer back, or correct OO_ISSUER or OO_JWKS_URL"));
    }
    published.clock().ifPresent(theirs -> skew(theirs, findings));
    return findings;
  }

  private void skew(Instant theirs, List<Finding> findings) {
    var skew = Duration.between(clock.instant(), theirs).abs();
    var told = "the issuer's clock differs by " + skew.toSeconds() + " s";
    if (skew.compareTo(HARMFUL_SKEW) > 0) {
      findings.add(new Finding.Failure(told + ": tokens are refused or live too long", "timedatectl set-ntp true"));
    } else if (skew.compareTo(NOTABLE_SKEW) > 0) {
      findings.add(new Finding.Warning(told, "timedatectl set-ntp true"));
    }
  }

  private String look() {
    return "curl -sS " + (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
  }
}
