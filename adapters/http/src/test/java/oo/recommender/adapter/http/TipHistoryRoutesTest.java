package oo.recommender.adapter.http;

import static oo.recommender.adapter.http.TipServer.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.ForgedCursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TipHistoryRoutesTest {

  private final TipServer server = new TipServer();

  @BeforeEach
  void allowManyTips() {
    server.profile(50);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> offer(int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(server.offer());
      server.clock.pass(Duration.ofHours(25));
    }
    return ids;
  }

  private static String next(Checked page) {
    var link = page.header("Link");
    assertThat(link).matches("<[^>]+>; rel=\"next\"");
    assertThat(link).contains("cursor=" + page.json().get("next_cursor").asText());
    return link.substring(1, link.indexOf('>'));
  }

  @Test
  void pagesThroughEveryTipOnceTheNewestFirst() {
    var offered = offer(5);

    var first = server.get("/v1/tips?limit=2");
    var second = server.get(next(first));
    var last = server.get(next(second));

    var listed = new ArrayList<String>();
    List.of(first, second, last).forEach(page -> listed.addAll(TipServer.texts(page.json().get("items"), "tip_id")));
    assertThat(listed).isEqualTo(offered.reversed());
    assertThat(second.json().get("items")).hasSize(2);
    assertThat(last.json().has("next_cursor")).isFalse();
    assertThat(last.header("Link")).isNull();
  }

  @Test
  void showsAnEmptyPageToAUserWithoutTips() {
    offer(1);

    var page = server.getAs(BEN, "/v1/tips");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.json().get("items")).isEmpty();
  }

  @Test
  void listsOnlyTheKindThatIsAskedFor() {
    offer(8);
    var byKind = new TreeMap<String, List<String>>();
    server.get("/v1/tips").json().get("items").forEach(tip -> byKind
        .computeIfAbsent(tip.get("kind").asText(), any -> new ArrayList<>()).add(tip.get("tip_id").asText()));

    assertThat(byKind).hasSizeGreaterThan(1);
    byKind.forEach((kind, ids) -> assertThat(
        TipServer.texts(server.get("/v1/tips?kind=" + kind).json().get("items"), "tip_id")).isEqualTo(ids));
    assertThat(server.get("/v1/tips?kind=nourishment").json().get("items")).isEmpty();
  }

  @Test
  void keepsTheFilterInTheLinkAndTheCursorBoundToIt() {
    offer(8);
    var kind = server.get("/v1/tips").json().get("items").findValuesAsText("kind").stream()
        .sorted().reduce((one, other) -> one.equals(other) ? one : other).orElseThrow();
    var page = server.get("/v1/tips?limit=1&kind=" + kind);
    var cursor = page.json().get("next_cursor").asText();

    assertThat(server.get(next(page)).json().get("items").findValuesAsText("kind")).containsOnly(kind);
    var without = server.get("/v1/tips?limit=1&cursor=" + cursor);
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.code()).isEqualTo("INVALID_CURSOR");
    assertThat(server.get("/v1/tips?kind=admin&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void refusesAMadeUpCursorWhoseDigestIsRight() throws NoSuchAlgorithmException {
    var answer = server.get("/v1/tips?cursor=" + ForgedCursor.of("listTips", "no id"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void showsATipAsItWasOffered() {
    var offered = server.decide(TipServer.PULL).json();

    var tip = server.get("/v1/tips/" + offered.get("tip_id").asText()).json();

    assertThat(tip.get("state").asText()).isEqualTo("offered");
    assertThat(tip.has("snoozed_until")).isFalse();
    assertThat(tip.has("dismiss_reason")).isFalse();
    for (var same : List.of("tip_id", "kind", "title", "body", "effort", "action", "why", "decided_at", "expires_at")) {
      assertThat(tip.get(same)).as(same).isEqualTo(offered.get(same));
    }
    assertThat(server.get("/v1/tips").json().get("items").get(0)).isEqualTo(tip);
  }

  @Test
  void changesTheTagWithTheStateAndOnlyWithIt() {
    var tags = new TreeMap<String, String>();
    var tip = server.offer();
    see(tags, tip, "offered");
    server.react(tip, "{\"type\": \"seen\"}");
    see(tags, tip, "seen");
    server.react(tip, "{\"type\": \"snooze\", \"until\": \"2026-11-24T16:00:00Z\"}");
    assertThat(see(tags, tip, "snoozed").get("snoozed_until").asText()).isEqualTo("2026-11-24T16:00:00Z");
    server.react(tip, "{\"type\": \"done\"}");
    assertThat(see(tags, tip, "done").has("snoozed_until")).isFalse();

    tip = server.offer();
    server.react(tip, "{\"type\": \"dismiss\", \"reason\": \"not_now\"}");
    assertThat(see(tags, tip, "dismissed").get("dismiss_reason").asText()).isEqualTo("not_now");
    tip = server.offer();
    var later = server.offer();
    see(tags, tip, "skipped");
    server.clock.pass(Duration.ofHours(20));
    see(tags, later, "expired");

    assertThat(tags).hasSize(7);
    assertThat(tags.values()).doesNotHaveDuplicates();
  }

  private JsonNode see(Map<String, String> tags, String tip, String state) {
    var answer = server.get("/v1/tips/" + tip);
    var again = server.get("/v1/tips/" + tip, "If-None-Match", answer.header("ETag"));
    assertThat(answer.json().get("state").asText()).isEqualTo(state);
    assertThat(again.status()).isEqualTo(304);
    tags.put(state, answer.header("ETag"));
    return answer.json();
  }

  @Test
  void answersWithTheTipWhenTheTagIsOld() {
    var tip = server.offer();
    var old = server.get("/v1/tips/" + tip).header("ETag");
    server.react(tip, "{\"type\": \"done\"}");

    var answer = server.get("/v1/tips/" + tip, "If-None-Match", old);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("state").asText()).isEqualTo("done");
  }

  @Test
  void hidesATipOfAnotherUserLikeOneThatIsNot() {
    var tip = server.offer();

    var foreign = server.getAs(BEN, "/v1/tips/" + tip);
    var missing = server.get("/v1/tips/tip_01kb3v8pk9ez0tz4y7n4d3j1y2");

    assertThat(foreign.status()).isEqualTo(missing.status()).isEqualTo(404);
    assertThat(foreign.code()).isEqualTo(missing.code()).isEqualTo("TIP_NOT_FOUND");
    assertThat(foreign.json().get("detail")).isEqualTo(missing.json().get("detail"));
  }
}
