package oo.auth.adapter.identity;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import oo.auth.application.port.AccessTokens;
import oo.auth.domain.Rejection;
import oo.shared.application.Finding;

/**
 * Verifies signed JWTs (RFC 7519, 9068) of one issuer for one audience: RS256, PS256 and ES256, nothing else.
 *
 * <p>Keys are fetched at need, again every five minutes, and at an unknown key id at most every ten seconds; while the
 * issuer is away they serve for a day.
 */
public final class JwksAccessTokens implements AccessTokens, AutoCloseable {

  private static final int LONGEST_CHARACTERS = 16 * 1024;
  private static final Set<String> TYPES = Set.of("", "jwt", "at+jwt", "application/at+jwt");

  private final String issuer;
  private final String audience;
  private final InstantSource clock;
  private final PublishedKeys published;
  private final CachedKeys keys;
  private final VerifiedTokens verified = new VerifiedTokens();

  private JwksAccessTokens(String issuer, String audience, Optional<URI> jwks, InstantSource clock, Timing timing) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
    this.published = new PublishedKeys(issuer, jwks, timing.timeout());
    this.keys = new CachedKeys(published, timing, clock);
  }

  /** Finds the keys through {@code issuer/.well-known/openid-configuration}. */
  public static JwksAccessTokens discovering(String issuer, String audience, InstantSource clock) {
    return new JwksAccessTokens(issuer, audience, Optional.empty(), clock, Timing.USUAL);
  }

  /** Fetches the keys from {@code jwks}, for an issuer without a configuration document. */
  public static JwksAccessTokens withKeysAt(URI jwks, String issuer, String audience, InstantSource clock) {
    return new JwksAccessTokens(issuer, audience, Optional.of(jwks), clock, Timing.USUAL);
  }

  static JwksAccessTokens discovering(String issuer, String audience, InstantSource clock, Timing timing) {
    return new JwksAccessTokens(issuer, audience, Optional.empty(), clock, timing);
  }

  @Override
  public Verification verify(String token) {
    if (token.length() > LONGEST_CHARACTERS) {
      return refused(Rejection.MALFORMED);
    }
    var atHand = keys.atHand();
    var digest = VerifiedTokens.digest(token);
    var known = verified.find(digest);
    if (known.isPresent() && atHand.isPresent() && atHand.get().holds(known.get().key())) {
      return known.get().claims().at(clock.instant());
    }
    try {
      return switch (JWTParser.parse(token)) {
        case SignedJWT signed -> verify(signed, digest, atHand);
        case PlainJWT _ -> refused(Rejection.BAD_SIGNATURE);
        default -> refused(Rejection.MALFORMED);
      };
    } catch (ParseException | IllegalArgumentException e) {
      return refused(Rejection.MALFORMED);
    }
  }

  private Verification verify(SignedJWT token, String digest, Optional<KeySet> atHand) throws ParseException {
    var type = token.getHeader().getType();
    if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
      return refused(Rejection.MALFORMED);
    }
    if (!SigningKey.ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
      return refused(Rejection.BAD_SIGNATURE);
    }
    var claims = TokenClaims.of(token.getJWTClaimsSet());
    // Before the signature: a token that names another issuer must not make us fetch keys.
    if (!claims.identity().issuer().equals(issuer)) {
      return refused(Rejection.WRONG_ISSUER);
    }
    var current = atHand.filter(set -> !set.meantBy(token).isEmpty()).or(keys::refreshed);
    return current.isEmpty() ? new Verification.Undecided() : verify(token, digest, claims, current.get());
  }

  private Verification verify(SignedJWT token, String digest, TokenClaims claims, KeySet current) {
    var meant = current.meantBy(token);
    if (meant.isEmpty()) {
      return refused(Rejection.UNKNOWN_KEY);
    }
    var key = meant.stream().filter(one -> one.signed(token)).findFirst();
    if (key.isEmpty()) {
      return refused(Rejection.BAD_SIGNATURE);
    }
    if (!claims.audience().contains(audience)) {
      return refused(Rejection.WRONG_AUDIENCE);
    }
    verified.add(digest, new VerifiedTokens.Entry(key.get(), claims));
    return claims.at(clock.instant());
  }

  /** Whether the issuer can be relied on now: its configuration, its keys and its clock. Fetches anew. */
  public List<Finding> examine() throws InterruptedException {
    return new IssuerCheck(issuer, published, clock).examine();
  }

  private static Verification refused(Rejection reason) {
    return new Verification.Refused(reason);
  }

  @Override
  public void close() {
    published.close();
  }
}
