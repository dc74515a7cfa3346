package oo.recommender.adapter.http;

import static oo.recommender.adapter.http.TipServer.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import oo.shared.adapter.http.TypeId;
import oo.shared.application.IdempotencyKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFeedbackRouteTest {

  private static final String KEY = "Idempotency-Key";
  private static final String SEEN = "{\"type\": \"seen\"}";
  private static final String DONE = "{\"type\": \"done\"}";

  private final TipServer server = new TipServer();
  private String tip = "";

  @BeforeEach
  void offerATip() {
    tip = server.offer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String snooze(String until) {
    return "{\"type\": \"snooze\", \"until\": \"" + until + "\"}";
  }

  private static String dismiss(String reason) {
    return "{\"type\": \"dismiss\", \"reason\": \"" + reason + "\"}";
  }

  private Reaction kept() {
    return server.store.reactions().getLast().reaction();
  }

  @Test
  void keepsThatATipIsDone() {
    server.clock.pass(Duration.ofMinutes(10));

    var answer = server.react(tip, DONE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Idempotency-Replayed")).isNull();
    var feedback = server.store.reactions().getFirst();
    assertThat(feedback.reaction()).isEqualTo(new Reaction.Done());
    assertThat(feedback.user()).isEqualTo(TipServer.ADAS_ID);
    var body = answer.json();
    assertThat(body.get("feedback_id").asText()).isEqualTo(TypeId.FEEDBACK.of(feedback.id()));
    assertThat(body.get("tip_id").asText()).isEqualTo(tip);
    assertThat(body.get("state").asText()).isEqualTo("done");
    assertThat(body.get("repeated").asBoolean()).isFalse();
    assertThat(body.get("late").asBoolean()).isFalse();
    assertThat(body.get("received_at").asText()).isEqualTo("2026-11-24T11:10:00Z");
  }

  @Test
  void keepsThatATipWasSeen() {
    assertThat(server.react(tip, SEEN).json().get("state").asText()).isEqualTo("seen");
    assertThat(kept()).isEqualTo(new Reaction.Seen());
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhyATipIsDismissed(Dismissal reason) {
    assertThat(server.react(tip, dismiss(reason.wireName())).json().get("state").asText()).isEqualTo("dismissed");
    assertThat(kept()).isEqualTo(new Reaction.Dismiss(reason));
  }

  @Test
  void keepsASnoozeToTheMillisecond() {
    assertThat(server.react(tip, snooze("2026-11-24T17:00:00.123456789+01:00")).json().get("state").asText())
        .isEqualTo("snoozed");
    assertThat(server.get("/v1/tips/" + tip).json().get("snoozed_until").asText())
        .isEqualTo("2026-11-24T16:00:00.123Z");
    assertThat(server.react(tip, snooze("2026-11-24T16:00:00.123456789Z")).json().get("repeated").asBoolean()).isTrue();
  }

  @Test
  void tellsThatAReactionOnlyRepeatsAnother() {
    server.react(tip, DONE);

    assertThat(server.react(tip, DONE).json().get("repeated").asBoolean()).isTrue();
    assertThat(server.react(tip, SEEN).json().get("state").asText()).isEqualTo("done");
  }

  @Test
  void tellsThatDoneCameLate() {
    server.react(tip, dismiss("not_now"));

    var body = server.react(tip, DONE).json();

    assertThat(body.get("late").asBoolean()).isTrue();
    assertThat(body.get("state").asText()).isEqualTo("done");
  }

  @Test
  void refusesWhatConflictsAndNamesTheState() {
    server.react(tip, dismiss("never_this"));
    refusedAs("dismissed", server.react(tip, DONE));
    refusedAs("dismissed", server.react(tip, dismiss("not_now")));
    assertThat(server.get("/v1/tips/" + tip).json().get("dismiss_reason").asText()).isEqualTo("never_this");

    tip = server.offer();
    server.react(tip, DONE);
    refusedAs("done", server.react(tip, snooze("2026-11-24T16:00:00Z")));

    tip = server.offer();
    server.offer();
    refusedAs("skipped", server.react(tip, dismiss("not_now")));
  }

  @Test
  void refusesWhatComesTooLate() {
    server.clock.pass(Duration.ofDays(3));

    refusedAs("expired", server.react(tip, DONE));
  }

  private static void refusedAs(String state, Checked answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("TIP_ALREADY_ANSWERED");
    assertThat(answer.json().at("/params/state").asText()).isEqualTo(state);
    assertThat(answer.json().get("detail").asText()).isEqualTo("The tip is " + state + " already.");
    assertThat(answer.header("Retry-After")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "2026-11-24T10:59:59Z", "2026-11-24T11:00:00Z", "2026-11-24T11:00:00.0009Z", "2026-12-24T11:00:00.001Z",
      "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"})
  void refusesASnoozeThatIsOutOfRange(String until) {
    var answer = server.react(tip, snooze(until));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(answer.json().get("errors")).hasSize(1);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/reaction/until");
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("snooze_range");
    assertThat(answer.json().at("/errors/0/detail").asText()).isEqualTo("must lie in the future, at most 30 days ahead");
    assertThat(server.store.reactions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T11:00:00.001Z", "2026-12-24T11:00:00Z"})
  void takesASnoozeUpToTheLimits(String until) {
    assertThat(server.react(tip, snooze(until)).status()).isEqualTo(200);
  }

  @Test
  void hidesATipOfAnotherUserLikeOneThatIsNot() {
    var foreign = server.reactAs(BEN, tip, DONE);
    var missing = server.react("tip_01kb3v8pk9ez0tz4y7n4d3j1y2", DONE);

    assertThat(foreign.status()).isEqualTo(missing.status()).isEqualTo(404);
    assertThat(foreign.code()).isEqualTo(missing.code()).isEqualTo("TIP_NOT_FOUND");
    assertThat(foreign.json().get("detail")).isEqualTo(missing.json().get("detail"));
  }

  @Test
  void replaysTheAnswerOfAKeyWhateverHappenedSince() {
    var first = server.react(tip, SEEN, KEY, "k1");
    server.react(tip, DONE);

    var again = server.react(tip, SEEN, KEY, "k1");

    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text()).contains("\"seen\"");
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() {
    server.react(tip, SEEN, KEY, "k1");

    var answer = server.react(tip, DONE, KEY, "k1");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void tellsThatTheFirstRequestWithAKeyIsStillRunning() {
    server.store.hold(new IdempotencyKey("k1", new byte[0]));

    var answer = server.react(tip, DONE, KEY, "k1");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("REQUEST_IN_FLIGHT");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void tellsToComeBackWhenTooManyRequestsCameAtOnce() {
    server.contend();

    var answer = server.react(tip, DONE);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("CONTENDED");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(server.store.reactions()).isEmpty();
  }
}
