package oo.auth.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import oo.auth.application.port.AccessTokens.Verification;
import oo.auth.domain.Rejection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tokens are believed, by how they are made; the issuer behaves. */
class TokenJudgementIT {

  private static final SettableClock CLOCK = new SettableClock();
  private static ScriptedIssuer issuer;
  private static ECKey elliptic;
  private static RSAKey rsa;
  private static RSAKey shortRsa;
  private static ECKey forEncryption;
  private static RSAKey pssOnly;
  private static JwksAccessTokens tokens;

  @BeforeAll
  static void start() throws Exception {
    issuer = new ScriptedIssuer();
    elliptic = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    shortRsa = new RSAKeyGenerator(1024, true).keyID("short").generate();
    forEncryption = new ECKeyGenerator(Curve.P_256).keyID("enc").keyUse(KeyUse.ENCRYPTION).generate();
    pssOnly = new RSAKeyGenerator(2048).keyID("pss").algorithm(JWSAlgorithm.PS256).generate();
    issuer.publish(
        elliptic.toPublicJWK(), rsa.toPublicJWK(), shortRsa.toPublicJWK(), forEncryption.toPublicJWK(),
        pssOnly.toPublicJWK());
    tokens = JwksAccessTokens.discovering(issuer.url(), "oo", CLOCK);
  }

  @AfterAll
  static void stop() {
    tokens.close();
    issuer.close();
  }

  @Test
  void acceptsTheThreeAlgorithms() {
    assertThat(verify(ScriptedIssuer.sign(elliptic, JWSAlgorithm.ES256, good()))).isInstanceOf(Verification.Verified.class);
    assertThat(verify(ScriptedIssuer.sign(rsa, JWSAlgorithm.RS256, good()))).isInstanceOf(Verification.Verified.class);
    assertThat(verify(ScriptedIssuer.sign(rsa, JWSAlgorithm.PS256, good()))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void refusesOtherAlgorithmsOfTheSameKey() {
    assertThat(verify(ScriptedIssuer.sign(rsa, JWSAlgorithm.RS512, good()))).isEqualTo(refused(Rejection.BAD_SIGNATURE));
    assertThat(verify(ScriptedIssuer.sign(pssOnly, JWSAlgorithm.RS256, good()))).isEqualTo(refused(Rejection.BAD_SIGNATURE));
  }

  @Test
  void refusesUnsignedToken() {
    assertThat(verify(new PlainJWT(good()).serialize())).isEqualTo(refused(Rejection.BAD_SIGNATURE));
    var bare = ScriptedIssuer.sign(elliptic, JWSAlgorithm.ES256, good());
    assertThat(verify(bare.substring(0, bare.lastIndexOf('.') + 1))).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void refusesPublicKeyUsedAsSharedSecret() throws Exception {
    for (var secret : List.of(
        rsa.toRSAPublicKey().getEncoded(), rsa.toPublicJWK().toJSONString().getBytes(), rsa.getModulus().decode())) {
      var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), good());
      token.sign(new MACSigner(secret));

      assertThat(verify(token.serialize())).isEqualTo(refused(Rejection.BAD_SIGNATURE));
    }
  }

  @Test
  void refusesKeysThatAreNotForThis() {
    assertThat(verify(ScriptedIssuer.sign(forEncryption, JWSAlgorithm.ES256, good()))).isEqualTo(refused(Rejection.UNKNOWN_KEY));
    assertThat(verify(ScriptedIssuer.sign(shortRsa, JWSAlgorithm.RS256, good()))).isEqualTo(refused(Rejection.UNKNOWN_KEY));
  }

  @Test
  void ignoresKeyThatTheTokenBringsAlong() throws Exception {
    var own = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").jwk(own.toPublicJWK()).build();

    assertThat(verify(ScriptedIssuer.sign(own, header, good()))).isEqualTo(refused(Rejection.BAD_SIGNATURE));
  }

  @Test
  void findsTheKeyOfTokenWithoutKeyId() {
    assertThat(verify(ScriptedIssuer.sign(rsa, new JWSHeader(JWSAlgorithm.RS256), good())))
        .isInstanceOf(Verification.Verified.class);
  }

  @Test
  void refusesTokensOfAnotherType() {
    for (var type : List.of("dpop+jwt", "logout+jwt", "id_token")) {
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").type(new JOSEObjectType(type)).build();
      assertThat(verify(ScriptedIssuer.sign(elliptic, header, good()))).isEqualTo(refused(Rejection.MALFORMED));
    }
  }

  @Test
  void refusesExtensionThatItDoesNotKnow() {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec")
        .criticalParams(Set.of("later")).customParam("later", true).build();

    assertThat(verify(ScriptedIssuer.sign(elliptic, header, good()))).isInstanceOf(Verification.Refused.class);
  }

  @Test
  void refusesTokenWithoutSubjectIssuerOrExpiry() {
    assertThat(signed(issuer.claims(CLOCK.instant()).subject(null))).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(signed(issuer.claims(CLOCK.instant()).subject(" "))).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(signed(issuer.claims(CLOCK.instant()).subject("a\nb"))).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(signed(issuer.claims(CLOCK.instant()).issuer(null))).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(signed(issuer.claims(CLOCK.instant()).expirationTime(null))).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(signed(issuer.claims(CLOCK.instant()).audience((String) null))).isEqualTo(refused(Rejection.WRONG_AUDIENCE));
  }

  @Test
  void acceptsAnyOfSeveralAudiences() {
    assertThat(signed(issuer.claims(CLOCK.instant()).audience(List.of("x", "oo")))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void readsScopesInEveryForm() {
    assertThat(scopes(issuer.claims(CLOCK.instant()).claim("scope", " a  b "))).containsExactlyInAnyOrder("a", "b");
    assertThat(scopes(issuer.claims(CLOCK.instant()).claim("scp", List.of("a", "b")))).containsExactlyInAnyOrder("a", "b");
    assertThat(scopes(issuer.claims(CLOCK.instant()).claim("scp", "a b"))).containsExactlyInAnyOrder("a", "b");
    assertThat(scopes(issuer.claims(CLOCK.instant()).claim("scope", 7))).isEmpty();
    assertThat(scopes(issuer.claims(CLOCK.instant()).claim("scp", List.of(1, "a")))).containsExactly("a");
  }

  @Test
  void refusesHugeTokens() {
    var huge = ScriptedIssuer.sign(
        elliptic, JWSAlgorithm.ES256, issuer.claims(CLOCK.instant()).claim("filler", "x".repeat(20_000)).build());

    assertThat(verify(huge)).isEqualTo(refused(Rejection.MALFORMED));
    assertThat(verify("a".repeat(50_000_000))).isEqualTo(refused(Rejection.MALFORMED));
  }

  @Test
  void refusesPayloadsOfAnyShape() {
    var header = Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"ec\"}");
    for (var payload : List.of(
        "", "null", "[]", "3", "{", "{\"sub\":3}", "{\"aud\":[1,{}]}", "{\"aud\":{}}", "{\"exp\":\"soon\"}", "{\"exp\":1e400}",
        "{\"exp\":9223372036854775807}", "{\"nbf\":[]}", "{\"iss\":{}}", "{\"sub\":\"a\",\"sub\":\"b\"}", "[".repeat(9_000),
        "{\"a\":".repeat(2_000))) {
      var token = header + "." + Base64URL.encode(payload) + "." + Base64URL.encode(new byte[64]);
      assertThat(verify(token)).as(payload).isInstanceOf(Verification.Refused.class);
    }
  }

  @Test
  void refusesEveryChangeOfOneCharacter() {
    var token = ScriptedIssuer.sign(elliptic, JWSAlgorithm.ES256, good());
    var random = new Random(7);
    for (var i = 0; i < token.length(); i++) {
      var other = (char) ('!' + random.nextInt(90));
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      if (!changed.equals(token) && !sameBytes(changed, token)) {
        assertThat(verify(changed)).as("%s at %d", other, i).isInstanceOf(Verification.Refused.class);
      }
    }
  }

  // The last character of a base64 text carries bits that mean nothing, and decoders skip what is no base64.
  private static boolean sameBytes(String one, String other) {
    return decoded(one).equals(decoded(other));
  }

  private static List<String> decoded(String token) {
    return Arrays.stream(token.split("\\.", -1))
        .map(part -> HexFormat.of().formatHex(new Base64URL(part).decode())).toList();
  }

  private static Set<String> scopes(JWTClaimsSet.Builder claims) {
    return ((Verification.Verified) signed(claims)).scopes();
  }

  private static Verification signed(JWTClaimsSet.Builder claims) {
    return verify(ScriptedIssuer.sign(elliptic, JWSAlgorithm.ES256, claims.build()));
  }

  private static JWTClaimsSet good() {
    return issuer.claims(CLOCK.instant()).notBeforeTime(Date.from(CLOCK.instant())).build();
  }

  private static Verification verify(String token) {
    return tokens.verify(token);
  }

  private static Verification refused(Rejection reason) {
    return new Verification.Refused(reason);
  }
}
