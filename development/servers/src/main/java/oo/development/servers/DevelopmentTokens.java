package oo.development.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Signs access tokens (RFC 9068) of the development issuer, whether it runs or not. */
public final class DevelopmentTokens {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final Path dataDir;
  private final InstantSource clock;

  /** @param dataDir of the development issuer whose key signs */
  public DevelopmentTokens(Path dataDir, InstantSource clock) {
    this.dataDir = dataDir;
    this.clock = clock;
  }

  /**
   * @param user the token's subject, any name
   * @param scopes what it may be used for
   * @param ttl for how long from now
   * @param audience the API that it is for
   * @return the token, ready to stand behind {@code Bearer}
   * @throws NoIssuerException if the issuer has never run on this folder
   */
  public String mint(String user, Set<String> scopes, Duration ttl, String audience) {
    if (user.isBlank()) {
      throw new IllegalArgumentException("a user has a name");
    }
    var folder = new IssuerFolder(dataDir);
    var key = folder.key();
    var issuer = folder.lastAddress().orElseThrow(() -> new NoIssuerException(dataDir));
    var now = clock.instant();
    var claims = new JWTClaimsSet.Builder()
        .issuer(issuer.toString())
        .subject(user)
        .audience(audience)
        .claim("client_id", "oo-development")
        .claim("scope", String.join(" ", new TreeSet<>(scopes)))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(ttl)))
        .build();
    try {
      var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(ACCESS_TOKEN).build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the development issuer's key cannot sign", e);
    }
  }
}
