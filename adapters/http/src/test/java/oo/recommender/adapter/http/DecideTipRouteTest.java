package oo.recommender.adapter.http;

import static oo.recommender.adapter.http.TipServer.ADAS_ID;
import static oo.recommender.adapter.http.TipServer.ANOTHER;
import static oo.recommender.adapter.http.TipServer.PULL;
import static oo.recommender.adapter.http.TipServer.PUSH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.shared.adapter.http.TypeId;
import oo.shared.application.IdempotencyKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecideTipRouteTest {

  private static final String KEY = "Idempotency-Key";

  private final TipServer server = new TipServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void offersWhatIsInTheLedger() {
    var answer = server.decide(PULL);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Idempotency-Replayed")).isNull();
    var body = answer.json();
    var record = server.store.ledger().getFirst();
    var offered = (Answer.Offered) record.answer();
    assertThat(record.user()).isEqualTo(ADAS_ID);
    assertThat(record.trigger()).isEqualTo(Trigger.PULL);
    assertThat(body.get("outcome").asText()).isEqualTo("tip");
    assertThat(body.get("decision_id").asText()).isEqualTo(TypeId.DECISION.of(record.id()));
    assertThat(body.get("tip_id").asText()).isEqualTo(TypeId.TIP.of(offered.id()));
    assertThat(body.get("kind").asText()).isEqualTo(offered.content().kind().wireName());
    assertThat(body.get("title").asText()).isEqualTo(offered.content().title());
    assertThat(body.get("body").asText()).isEqualTo(offered.content().body());
    assertThat(body.get("effort").asText()).isEqualTo(offered.content().effort().toString()).startsWith("PT");
    assertThat(body.get("decided_at").asText()).isEqualTo("2026-11-24T11:00:00Z");
    assertThat(body.get("expires_at").asText()).isEqualTo(offered.expiresAt().toString());
    assertThat(body.get("reopened").asBoolean()).isFalse();
    assertThat(TipServer.texts(body.get("why"), "code"))
        .isEqualTo(offered.content().why().stream().map(reason -> reason.code().name()).toList()).isNotEmpty();
    assertThat(TipServer.texts(body.get("why"), "text"))
        .isEqualTo(offered.content().why().stream().map(reason -> reason.sentence()).toList());
  }

  @Test
  void keepsWhatTheUserAskedFrom() {
    server.decide("{\"trigger\": \"pull\", \"device\": \"mobile\"}");
    server.decide("{\"trigger\": \"pull\", \"another\": true, \"device\": \"desktop\"}");
    server.decide("{\"trigger\": \"pull\", \"another\": true, \"device\": \"other\"}");
    server.decide(ANOTHER);

    assertThat(server.store.ledger()).extracting(record -> record.context().device())
        .containsExactly(Device.MOBILE, Device.DESKTOP, Device.OTHER, Device.OTHER);
    assertThat(server.decide("{\"trigger\": \"pull\", \"device\": \"fridge\"}").status()).isEqualTo(400);
  }

  @Test
  void givesTheOpenTipAgain() {
    var first = server.decide(PULL).json();

    var again = server.decide("{\"trigger\": \"pull\", \"another\": false}").json();

    assertThat(again.get("reopened").asBoolean()).isTrue();
    assertThat(again.get("tip_id")).isEqualTo(first.get("tip_id"));
    assertThat(server.store.ledger()).hasSize(1);
  }

  @Test
  void givesAnotherWhenAsked() {
    var first = server.decide(PULL).json().get("tip_id").asText();

    var second = server.decide(ANOTHER).json();

    assertThat(second.get("tip_id").asText()).isNotEqualTo(first);
    assertThat(second.get("reopened").asBoolean()).isFalse();
    assertThat(server.get("/v1/tips/" + first).json().get("state").asText()).isEqualTo("skipped");
  }

  @Test
  void explainsSilenceAndWhenItEnds() {
    server.clock.pass(Duration.ofHours(11));

    var body = server.decide(PUSH).json();

    var record = server.store.ledger().getFirst();
    assertThat(record.trigger()).isEqualTo(Trigger.PUSH);
    assertThat(body.get("outcome").asText()).isEqualTo("silence");
    assertThat(body.get("decision_id").asText()).isEqualTo(TypeId.DECISION.of(record.id()));
    assertThat(body.get("reason").asText()).isEqualTo("QUIET_HOURS");
    assertThat(body.get("text").asText()).isEqualTo("You asked for quiet until 07:00.");
    assertThat(body.get("until").asText()).isEqualTo("2026-11-25T06:00:00Z");
  }

  @Test
  void leavesOutAnEndThatNobodyKnows() {
    server.profile = new Profile(
        server.profile.zone(), server.profile.quietHours(), server.profile.kindsOff(), 5, Duration.ZERO,
        EnumSet.noneOf(Consent.class));

    var body = server.decide(PUSH).json();

    assertThat(body.get("reason").asText()).isEqualTo("CONSENT_MISSING");
    assertThat(body.has("until")).isFalse();
  }

  @Test
  void replaysTheAnswerOfAKey() {
    var first = server.decide(ANOTHER, KEY, "k1");
    server.clock.pass(Duration.ofHours(20));

    var again = server.decide(ANOTHER, KEY, "\"k1\"");

    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(server.store.ledger()).hasSize(1);
  }

  @Test
  void replaysASilence() {
    server.clock.pass(Duration.ofHours(11));
    var first = server.decide(PUSH, KEY, "k1");

    var again = server.decide(PUSH, KEY, "k1");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() {
    server.decide(PULL, KEY, "k1");

    var answer = server.decide(ANOTHER, KEY, "k1");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(server.store.ledger()).hasSize(1);
  }

  @Test
  void tellsThatTheFirstRequestWithAKeyIsStillRunning() {
    server.store.hold(new IdempotencyKey("k1", new byte[0]));

    var answer = server.decide(PULL, KEY, "k1");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("REQUEST_IN_FLIGHT");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void tellsToComeBackWhenTooManyRequestsCameAtOnce() {
    server.contend();

    var answer = server.decide(ANOTHER);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("CONTENDED");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(server.store.ledger()).extracting(record -> record.trigger()).isEqualTo(
        List.of(Trigger.PUSH, Trigger.PUSH, Trigger.PUSH, Trigger.PUSH, Trigger.PUSH));
  }
}
