package oo.auth.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import oo.shared.application.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of an issuer that tokens cannot be checked with. */
@Timeout(30)
class IssuerCheckIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ScriptedIssuer issuer;

  @BeforeEach
  void start() throws Exception {
    issuer = new ScriptedIssuer();
    issuer.publish(new ECKeyGenerator(Curve.P_256).keyID("first").generate().toPublicJWK());
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private List<Finding> examined(Duration offset, Duration patience) throws InterruptedException {
    try (var tokens = JwksAccessTokens.discovering(
        issuer.url(), "oo", Clock.offset(Clock.systemUTC(), offset), ScriptedIssuer.askedWithin(patience))) {
      return tokens.examine();
    }
  }

  private void fails(String why) throws InterruptedException {
    fails(why, PATIENCE);
  }

  private void fails(String why, Duration patience) throws InterruptedException {
    assertThat(examined(Duration.ZERO, patience)).singleElement().isInstanceOfSatisfying(Finding.Failure.class, failure -> {
      assertThat(failure.text()).contains(why);
      assertThat(failure.remedy()).startsWith("curl -sS " + issuer.url() + "/.well-known/openid-configuration");
    });
  }

  @Test
  void countsTheKeysThatAreOfUse() throws Exception {
    OctetSequenceKey symmetric = new OctetSequenceKeyGenerator(256).keyID("secret").generate();
    issuer.publish(new ECKeyGenerator(Curve.P_256).keyID("first").generate().toPublicJWK(), symmetric);

    assertThat(examined(Duration.ZERO, PATIENCE)).containsExactly(new Finding.Fine(issuer.url() + " publishes 1 usable keys"));
  }

  @Test
  void tellsAnIssuerWithoutKeys() throws Exception {
    issuer.jwks = "{\"keys\":[]}";
    fails("publishes no key for RS256, PS256 or ES256");
  }

  @Test
  void tellsTheConfigurationOfAnotherIssuer() throws Exception {
    issuer.configuration = "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"" + issuer.url() + "/jwks\"}";
    fails("is the configuration of another issuer");
  }

  @Test
  void tellsAnIssuerThatFails() throws Exception {
    issuer.status = 503;
    fails("answered 503");
  }

  @Test
  void tellsAnIssuerThatAnswersSomethingElse() throws Exception {
    issuer.configuration = "<html>maintenance</html>";
    fails("answered no configuration");
  }

  @Test
  void tellsAnIssuerThatDoesNotAnswer() throws Exception {
    issuer.hang();
    try {
      fails("did not answer within PT0.7S", Duration.ofMillis(700));
    } finally {
      issuer.gate.countDown();
    }
  }

  @Test
  void tellsAClockThatDiffers() throws Exception {
    assertThat(examined(Duration.ofSeconds(10), PATIENCE)).anyMatch(Finding.Warning.class::isInstance)
        .noneMatch(Finding.Failure.class::isInstance);
    assertThat(examined(Duration.ofSeconds(-40), PATIENCE)).filteredOn(Finding.Failure.class::isInstance).singleElement()
        .satisfies(failure -> assertThat(failure.text()).startsWith("the issuer's clock differs by "));
  }
}
