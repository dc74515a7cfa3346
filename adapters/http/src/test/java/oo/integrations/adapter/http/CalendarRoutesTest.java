package oo.integrations.adapter.http;

import static oo.gateway.adapter.http.TestGateway.ADA;
import static oo.integrations.application.LinesFormat.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import oo.codegen.http.api.CalendarsService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.ForgedCursor;
import oo.gateway.adapter.http.TestGateway;
import oo.integrations.application.FollowConsent;
import oo.integrations.application.World;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.shared.adapter.http.TypeId;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarRoutesTest {

  private static final String SUBSCRIBE = "{\"url\":\"" + World.URL + "\"}";
  private static final String MISSING = TypeId.CALENDAR.of(new UUID(0x7000, 0x8000000000000000L));

  private final World world = new World(new UserId(TestGateway.user(ADA)));
  private final TestGateway server = TestGateway.serving(CalendarsService.routes(
      new CalendarRoutes(world.connectCalendar, world.disconnectCalendar, world.queries)));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void importsAnUpload() {
    var answer = upload("", "EVENT a 0 first\nALARM x 0 y");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("added").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/skipped/0/code").asText()).isEqualTo("UNSUPPORTED");
    assertThat(answer.json().path("import_id").asText()).startsWith("imp_");
    var location = "/v1/calendars/" + id(answer);
    assertThat(answer.header("Location")).isEqualTo(location);
    var calendar = server.client().get(ADA, location);
    assertThat(calendar.header("ETag")).isEqualTo(answer.header("ETag"));
    assertThat(calendar.json().path("name").asText()).isEqualTo("Work");
    assertThat(calendar.json().at("/source/type").asText()).isEqualTo("upload");
    assertThat(server.client().get(ADA, location, "If-None-Match", String.valueOf(calendar.header("ETag"))).status())
        .isEqualTo(304);
  }

  @Test
  void bringsACalendarUpToDate() {
    var first = upload("", "EVENT a 0 first");
    var second = upload("", "EVENT a 1 newer");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("updated").asInt()).isEqualTo(1);
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
    assertThat(second.header("Location")).isNull();
    assertThat(id(upload("?calendar_id=" + id(first), "EVENT z 0 other"))).isEqualTo(id(first));
  }

  @Test
  void replaysARequestAndRefusesItsKeyForAnother() {
    var first = upload("", "EVENT a 0 first", "Idempotency-Key", "key");
    var again = upload("", "EVENT a 0 first", "Idempotency-Key", "\"key\"");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(upload("", "EVENT b 0 other", "Idempotency-Key", "key").code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void subscribesAndTellsNobodyTheAddress() {
    world.feeds.answer(file("EVENT a 0 first"), "\"1\"");
    var answer = subscribe(SUBSCRIBE);
    assertThat(answer.status()).isEqualTo(201);
    var calendar = server.client().get(ADA, "/v1/calendars/" + id(answer));
    assertThat(calendar.header("ETag")).isEqualTo(answer.header("ETag"));
    assertThat(calendar.json().at("/source/host").asText()).isEqualTo("calendar.example.com");
    assertThat(calendar.json().at("/source/state").asText()).isEqualTo("active");
    assertThat(calendar.text()).doesNotContain("secret");
    assertThat(subscribe(SUBSCRIBE).status()).isEqualTo(200);
  }

  @Test
  void showsEveryStateOfASubscriptionUnderATagOfItsOwn() {
    world.feeds.answer(file("EVENT a 0 first"), null);
    var path = "/v1/calendars/" + id(subscribe(SUBSCRIBE));
    var tags = new HashSet<String>();
    var states = new ArrayList<String>();
    for (var step : List.<Runnable>of(() -> {}, this::fail, () -> consent(false), () -> consent(true), this::vanish)) {
      step.run();
      var answer = server.client().get(ADA, path);
      tags.add(String.valueOf(answer.header("ETag")));
      states.add(answer.json().at("/source/state").asText());
    }
    assertThat(states).containsExactly("active", "failing", "paused", "active", "gone");
    assertThat(tags).hasSize(5);
  }

  @Test
  void disconnectsUnderATagFromBeforeAFetchThatBroughtNothing() {
    world.feeds.answer(file("EVENT a 0 first"), null);
    var answer = subscribe(SUBSCRIBE);
    fail();
    assertThat(delete(id(answer), String.valueOf(answer.header("ETag"))).status()).isEqualTo(204);
    assertThat(server.client().get(ADA, "/v1/calendars/" + id(answer)).code()).isEqualTo("CALENDAR_NOT_FOUND");
  }

  @Test
  void disconnectsNothingThatChangedOrIsNotOnesOwn() {
    var first = upload("", "EVENT a 0 first");
    upload("", "EVENT a 1 newer");
    assertThat(delete(id(first), String.valueOf(first.header("ETag"))).code()).isEqualTo("PRECONDITION_FAILED");
    assertThat(delete(MISSING, "*").code()).isEqualTo("CALENDAR_NOT_FOUND");
    assertThat(server.client().send(request("ben", "/v1/calendars/" + id(first)).header("If-Match", "*").DELETE())
        .code()).isEqualTo("CALENDAR_NOT_FOUND");
    assertThat(server.client().send(request(ADA, "/v1/calendars/" + id(first)).DELETE()).code())
        .isEqualTo("PRECONDITION_REQUIRED");
  }

  @Test
  void saysWhyNothingWasConnected() {
    assertThat(send("/v1/calendars", "<html>").code()).isEqualTo("NOT_A_CALENDAR");
    assertThat(upload("", "MANY").code()).isEqualTo("TOO_MANY_COMPONENTS");
    assertThat(upload("", "HUGE").code()).isEqualTo("BODY_TOO_LARGE");
    assertThat(upload("?calendar_id=" + MISSING, "EVENT a 0 x").code()).isEqualTo("CALENDAR_NOT_FOUND");
    world.feeds.answer(new FetchOutcome.Forbidden<>("the address is not public"));
    assertThat(subscribe(SUBSCRIBE).code()).isEqualTo("FEED_FORBIDDEN");
    world.feeds.answer(new FetchOutcome.Failed<>("it took too long", -1));
    assertThat(subscribe(SUBSCRIBE).code()).isEqualTo("FEED_UNREACHABLE");
    var invalid = subscribe("{\"url\":\"https://user:secret@example.com/\"}");
    assertThat(invalid.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(invalid.json().at("/errors/0/pointer").asText()).isEqualTo("/url");
    var both = server.client().json("POST", ADA, "/v1/calendars?calendar_id=" + MISSING, SUBSCRIBE);
    assertThat(both.json().at("/errors/0/pointer").asText()).isEqualTo("query/calendar_id");
  }

  @Test
  void connectsTwentyCalendarsAndListsThemInPages() {
    var connected = new ArrayList<String>();
    for (var i = 0; i < 20; i++) {
      connected.addFirst(id(upload("", "EVENT uid-" + i + " 0 x")));
    }
    assertThat(upload("", "EVENT one-more 0 x").code()).isEqualTo("TOO_MANY_CALENDARS");
    var listed = new ArrayList<String>();
    String path = "/v1/calendars?limit=8";
    while (path != null) {
      var page = server.client().get(ADA, path);
      page.json().path("items").forEach(item -> listed.add(item.path("calendar_id").asText()));
      JsonNode cursor = page.json().path("next_cursor");
      path = cursor.isMissingNode() ? null : "/v1/calendars?limit=8&cursor=" + cursor.asText();
      assertThat(page.header("Link") == null).isEqualTo(path == null);
    }
    assertThat(listed).isEqualTo(connected);
    assertThat(server.client().get(ADA, "/v1/calendars?cursor=bm8").code()).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void refusesAMadeUpCursorWhoseDigestIsRight() throws NoSuchAlgorithmException {
    var answer = server.client().get(ADA, "/v1/calendars?cursor=" + ForgedCursor.of("listCalendars", "no id"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_CURSOR");
  }

  private void fail() {
    world.feeds.answer(new FetchOutcome.Failed<>("it took too long", -1));
    refresh();
  }

  private void vanish() {
    world.feeds.answer(new FetchOutcome.Gone<>(410));
    refresh();
  }

  private void refresh() {
    world.pass(Duration.ofDays(1));
    assertThat(world.refreshSubscriptions.execute()).isTrue();
  }

  private void consent(boolean granted) {
    world.followConsent.execute(new FollowConsent.Command(UUID.randomUUID(), world.ada, granted));
  }

  private Checked upload(String query, String lines, String... headers) {
    return send("/v1/calendars" + query, "CALENDAR Work\n" + lines, headers);
  }

  private Checked send(String path, String body, String... headers) {
    var request = request(ADA, path).header("Content-Type", "text/calendar").POST(BodyPublishers.ofString(body));
    return server.client().send(headers.length == 0 ? request : request.headers(headers));
  }

  private Checked subscribe(String body) {
    return server.client().json("POST", ADA, "/v1/calendars", body);
  }

  private Checked delete(String id, String tag) {
    return server.client().send(request(ADA, "/v1/calendars/" + id).header("If-Match", tag).DELETE());
  }

  private HttpRequest.Builder request(String token, String path) {
    return server.client().request(path).header("Authorization", "Bearer " + token);
  }

  private static String id(Checked answer) {
    return answer.json().path("calendar_id").asText();
  }
}
