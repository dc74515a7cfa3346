package oo.auth.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import oo.auth.application.port.AccessTokens.Verification;
import oo.auth.domain.Rejection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often and when the issuer's keys are fetched, and who waits for it. */
@Timeout(60)
class KeyFetchingIT {

  private static final Timing TIMING = ScriptedIssuer.askedWithin(Duration.ofSeconds(20));

  private final SettableClock clock = new SettableClock();
  private ScriptedIssuer issuer;
  private ECKey key;
  private JwksAccessTokens tokens;

  @BeforeEach
  void start() throws Exception {
    issuer = new ScriptedIssuer();
    key = freshKey("first");
    issuer.publish(key.toPublicJWK());
    tokens = JwksAccessTokens.discovering(issuer.url(), "oo", clock, TIMING);
  }

  @AfterEach
  void stop() {
    tokens.close();
    issuer.close();
  }

  @Test
  void fetchesOnceForManyFirstRequests() throws Exception {
    var token = token(key);
    issuer.hang();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = IntStream.range(0, 50).mapToObj(_ -> threads.submit(() -> tokens.verify(token))).toList();
      eventually(() -> issuer.fetches.get() == 1);
      issuer.gate.countDown();

      for (var one : waiting) {
        assertThat(one.get()).isInstanceOf(Verification.Verified.class);
      }
    }
    assertThat(issuer.fetches).hasValue(1);
  }

  @Test
  void fetchesSeldomUnderFloodOfForgedKeyIds() throws Exception {
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    for (var i = 0; i < 500; i++) {
      assertThat(tokens.verify(token(freshKeyNamed("forged-" + i)))).isEqualTo(refused(Rejection.UNKNOWN_KEY));
    }
    assertThat(issuer.fetches).hasValue(1);

    clock.advance(TIMING.pauseAfterSuccess());
    for (var i = 0; i < 500; i++) {
      assertThat(tokens.verify(token(freshKeyNamed("more-" + i)))).isEqualTo(refused(Rejection.UNKNOWN_KEY));
    }
    assertThat(issuer.fetches).hasValue(2);
  }

  @Test
  void triesSeldomWhileTheIssuerFails() {
    issuer.status = 500;
    for (var i = 0; i < 100; i++) {
      assertThat(tokens.verify(token(key))).isEqualTo(new Verification.Undecided());
    }
    assertThat(issuer.fetches).hasValueLessThanOrEqualTo(1);

    issuer.status = 200;
    clock.advance(TIMING.pauseAfterFailure());
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void letsOthersPassWhileOneWaitsForNewKey() throws Exception {
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    clock.advance(TIMING.pauseAfterSuccess());
    var next = freshKey("second");
    issuer.publish(key.toPublicJWK(), next.toPublicJWK());
    issuer.hang();
    var slow = CompletableFuture.supplyAsync(() -> tokens.verify(token(next)));
    eventually(() -> issuer.fetches.get() == 2);

    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    assertThat(slow).isNotDone();

    issuer.gate.countDown();
    assertThat(slow.get()).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void refreshesInTheBackgroundWithoutWaiting() throws Exception {
    var token = token(key);
    assertThat(tokens.verify(token)).isInstanceOf(Verification.Verified.class);
    clock.advance(TIMING.refreshAfter());
    issuer.hang();

    assertThat(tokens.verify(token)).isInstanceOf(Verification.Verified.class);
    eventually(() -> issuer.fetches.get() == 2);
  }

  @Test
  void forgetsWithdrawnKeyAlsoForTokensAlreadyVerified() throws Exception {
    var token = token(key);
    assertThat(tokens.verify(token)).isInstanceOf(Verification.Verified.class);
    issuer.publish(freshKey("second").toPublicJWK());
    clock.advance(TIMING.refreshAfter());

    tokens.verify(token);

    eventually(() -> tokens.verify(token).equals(refused(Rejection.UNKNOWN_KEY)));
  }

  @Test
  void expiresTokenAlreadyVerified() {
    var token = token(key);
    assertThat(tokens.verify(token)).isInstanceOf(Verification.Verified.class);

    clock.advance(Duration.ofSeconds(3629));
    assertThat(tokens.verify(token)).isInstanceOf(Verification.Verified.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.verify(token)).isEqualTo(refused(Rejection.EXPIRED));
  }

  @Test
  void servesForDayWhileTheIssuerIsAwayAndNoLonger() {
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    issuer.status = 503;

    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.verify(token(key))).isEqualTo(new Verification.Undecided());
  }

  @Test
  void isUndecidedAboutUnknownKeyWhileTheIssuerIsAway() throws Exception {
    assertThat(tokens.verify(token(key))).isInstanceOf(Verification.Verified.class);
    issuer.status = 503;
    clock.advance(TIMING.pauseAfterSuccess());

    assertThat(tokens.verify(token(freshKey("second")))).isEqualTo(new Verification.Undecided());
  }

  @Test
  void givesUpOnIssuerThatHangs() throws Exception {
    issuer.hang();

    var impatient = ScriptedIssuer.askedWithin(Duration.ofMillis(700));
    try (var tokens = JwksAccessTokens.discovering(issuer.url(), "oo", clock, impatient)) {
      assertThat(within(Duration.ofSeconds(5), () -> tokens.verify(token(key)))).isEqualTo(new Verification.Undecided());
    }
  }

  @Test
  void believesNoKeysOfAnotherIssuersConfiguration() {
    issuer.configuration = "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"" + issuer.url() + "/jwks\"}";

    assertThat(tokens.verify(token(key))).isEqualTo(new Verification.Undecided());
    assertThat(issuer.fetches).hasValue(0);
  }

  @Test
  void isUndecidedWhenTheIssuerAnswersNonsense() {
    for (var nonsense : new String[] {"", "[]", "<html>", "{\"keys\":3}", "{\"keys\":[" + " ".repeat(600_000) + "]}"}) {
      issuer.jwks = nonsense;
      assertThat(tokens.verify(token(key))).isEqualTo(new Verification.Undecided());
      clock.advance(TIMING.pauseAfterFailure());
    }
  }

  private String token(ECKey signing) {
    return ScriptedIssuer.sign(signing, JWSAlgorithm.ES256, issuer.claims(clock.instant()).build());
  }

  private ECKey freshKeyNamed(String id) {
    return new ECKey.Builder(key).keyID(id).build();
  }

  private static ECKey freshKey(String id) throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private static Verification refused(Rejection reason) {
    return new Verification.Refused(reason);
  }

  private static <T> T within(Duration limit, Callable<T> work) throws Exception {
    var from = System.nanoTime();
    var result = work.call();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(limit);
    return result;
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
