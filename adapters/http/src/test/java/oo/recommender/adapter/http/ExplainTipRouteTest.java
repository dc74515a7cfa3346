package oo.recommender.adapter.http;

import static oo.recommender.adapter.http.TipServer.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.shared.adapter.http.TypeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainTipRouteTest {

  private final TipServer server = new TipServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode explanation(String tip, String query) {
    var answer = server.get("/v1/tips/" + tip + "/explanation" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static double sum(JsonNode parts) {
    double sum = 0;
    for (var part : parts) {
      sum += part.get("points").asDouble();
    }
    return sum;
  }

  @Test
  void tellsWhyInWordsAlone() {
    var tip = server.offer();

    var why = explanation(tip, "");

    var record = server.store.ledger().getFirst();
    assertThat(why.get("tip_id").asText()).isEqualTo(tip);
    assertThat(why.get("decision_id").asText()).isEqualTo(TypeId.DECISION.of(record.id()));
    assertThat(why.get("policy").asText()).isEqualTo("rules/1");
    assertThat(why.get("features").asText()).isEqualTo(record.draw().schemaHash());
    assertThat(TipServer.texts(why.get("why_now"), "text")).contains("you asked", "you were free for 30 minutes");
    assertThat(why.get("alternatives")).hasSize(2);
    assertThat(why.get("not_used")).isEmpty();
    assertThat(why.has("numbers")).isFalse();
    assertThat(why.findValues("points")).isEmpty();
    assertThat(why.findValues("lead")).isEmpty();
  }

  @Test
  void tellsNumbersThatAddUpWhenAskedFor() {
    var why = explanation(server.offer(), "?numbers=true");

    var numbers = why.get("numbers");
    assertThat(numbers.get("kind_probability").asDouble() * numbers.get("candidate_probability").asDouble())
        .isEqualTo(numbers.get("probability").asDouble());
    assertThat(sum(why.get("why_this"))).isCloseTo(
        numbers.get("score").asDouble() - numbers.get("average_score").asDouble(), within(1e-12));
    assertThat(why.get("alternatives")).isNotEmpty().allSatisfy(other ->
        assertThat(sum(other.get("differences"))).isCloseTo(other.get("lead").asDouble(), within(1e-12)));
  }

  @Test
  void tellsWhatWasNotUsedForLackOfConsentAndStillDoesWhenItIsGivenLater() {
    var given = server.profile;
    server.profile = new Profile(
        given.zone(), given.quietHours(), given.kindsOff(), 50, given.pushCooldown(), EnumSet.of(Consent.PUSH));
    var tip = server.offer();
    server.profile = given;

    var notUsed = explanation(tip, "").get("not_used");

    assertThat(TipServer.texts(notUsed, "consent")).containsExactly("calendar_tips");
  }

  @Test
  void hidesTheTipOfAnotherUserLikeOneThatIsNot() {
    var tip = server.offer();

    assertThat(server.getAs(BEN, "/v1/tips/" + tip + "/explanation").status()).isEqualTo(404);
    assertThat(server.get("/v1/tips/tip_01kb3v8pk9ez0tz4y7n4d3j1y2/explanation").json().get("code").asText())
        .isEqualTo("TIP_NOT_FOUND");
    assertThat(server.get("/v1/tips/" + tip + "/explanation?numbers=perhaps").status()).isEqualTo(400);
  }
}
