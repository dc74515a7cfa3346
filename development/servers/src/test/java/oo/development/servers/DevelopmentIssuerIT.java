package oo.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIssuerIT {

  @TempDir Path dataDir;

  @Test
  void publishesTheKeyThatItsTokensAreSignedWith() throws Exception {
    try (var issuer = DevelopmentIssuer.start(dataDir, 0)) {
      var claims = verified(issuer, mint("ada"));

      assertThat(claims.getIssuer()).isEqualTo(issuer.url().toString()).startsWith("http://localhost:");
      assertThat(claims.getSubject()).isEqualTo("ada");
      assertThat(claims.getAudience()).containsExactly("oo");
      assertThat(claims.getStringClaim("scope")).isEqualTo("calendars:read tips:decide");
      assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant())).hasMinutes(15);
    }
  }

  @Test
  void isFoundByDiscovery() throws Exception {
    try (var issuer = DevelopmentIssuer.start(dataDir, 0)) {
      var answer = get(issuer.url().resolve("/.well-known/openid-configuration"));
      var configuration = JSONObjectUtils.parse(answer.body());

      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(configuration).containsEntry("issuer", issuer.url().toString());
      assertThat(configuration).containsEntry("jwks_uri", issuer.jwks().toString());
    }
  }

  @Test
  void keepsItsPrivateKeyToItself() throws Exception {
    try (var issuer = DevelopmentIssuer.start(dataDir, 0)) {
      assertThat(get(issuer.jwks()).body()).contains("\"x\"").doesNotContain("\"d\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("issuer/key.jwk"))))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("issuer"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void keepsKeyAndAddressOverRestart() throws Exception {
    URI address;
    String token;
    try (var first = DevelopmentIssuer.start(dataDir, 0)) {
      address = first.url();
      token = mint("ada");
    }
    try (var second = DevelopmentIssuer.start(dataDir, 0)) {
      assertThat(second.url()).isEqualTo(address);
      assertThat(verified(second, token).getSubject()).isEqualTo("ada");
    }
  }

  @Test
  void leavesTokensToBeMintedWhileItIsDown() throws Exception {
    DevelopmentIssuer.start(dataDir, 0).close();
    var token = mint("ada");

    try (var issuer = DevelopmentIssuer.start(dataDir, 0)) {
      assertThat(verified(issuer, token).getSubject()).isEqualTo("ada");
    }
  }

  @Test
  void tellsWhatToDoWhenThereIsNoKeyYet() {
    assertThatThrownBy(() -> mint("ada"))
        .isInstanceOf(NoIssuerException.class)
        .hasMessageContaining("./oo start-dev");
  }

  @Test
  void tellsWhichKeyFileIsSpoilt() throws IOException {
    DevelopmentIssuer.start(dataDir, 0).close();
    Files.writeString(dataDir.resolve("issuer/key.jwk"), "{");

    assertThatThrownBy(() -> DevelopmentIssuer.start(dataDir, 0)).hasMessageContaining("key.jwk");
  }

  @Test
  void refusesPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> DevelopmentIssuer.start(dataDir, taken.getLocalPort()))
          .isInstanceOf(ServerStartException.PortTaken.class);
    }
  }

  @Test
  void answersNothingElse() throws Exception {
    try (var issuer = DevelopmentIssuer.start(dataDir, 0)) {
      assertThat(get(issuer.url().resolve("/jwks/key.jwk")).statusCode()).isEqualTo(404);
      assertThat(get(issuer.url().resolve("/jwksx")).statusCode()).isEqualTo(404);
      assertThat(send(HttpRequest.newBuilder(issuer.jwks()).DELETE().build()).statusCode()).isEqualTo(405);
    }
  }

  private String mint(String user) {
    return new DevelopmentTokens(dataDir, InstantSource.system())
        .mint(user, Set.of("tips:decide", "calendars:read"), Duration.ofMinutes(15), "oo");
  }

  private static JWTClaimsSet verified(DevelopmentIssuer issuer, String token) throws Exception {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
        JWSAlgorithm.ES256, JWKSourceBuilder.create(issuer.jwks().toURL()).build()));
    return processor.process(token, null);
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
