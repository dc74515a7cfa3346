package oo.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import oo.bootstrap.logs.Logs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Puts a mark into every place where a user can write something, breaks everything that can be broken meanwhile, and
 * looks for the mark in all that the process has printed, with oO's own lines from TRACE on, in its metrics and in the
 * traces that it has sent.
 */
class LogCanaryIT {

  private static final String MARK = "zqcanary";
  private static final String EMAIL = "zqcanary.mail@example.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> WRONG_BODIES = List.of(
      "{\"trigger\":\"zqcanary-trigger\"}", "{\"trigger\":\"pull\",\"zqcanary-field\":1}", "{\"zqcanary-broken\":", "zqcanary-no-json",
      "[\"zqcanary\"]", "\"zqcanary\\u0000\"", "{\"trigger\":\"pull\",\"another\":\"zqcanary\"}", "{\"url\":\"zqcanary://x\"}",
      "{\"tip_id\":\"zqcanary\",\"reaction\":{\"type\":\"zqcanary\"}}", "{\"granted\":\"zqcanary\"}",
      "{\"time_zone\":\"Zqcanary/Zone\",\"quiet_hours\":[],\"kinds_off\":[\"zqcanary\"],\"daily_cap\":3,\"push_cooldown\":\"zqcanary\"}");

  private static Collector collector;
  private static Printed printed;
  private static RunningOo oo;
  private static HttpClient http;
  private static HttpServer feeds;
  private static volatile String feed = "";

  @BeforeAll
  static void startEverything() throws IOException {
    printed = new Printed();
    collector = new Collector();
    var telemetry = new Settings.Telemetry(
        Settings.LogFormat.JSON, Level.TRACE, new Settings.Traces(collector.address(), 1, 100_000));
    Logs.apply(telemetry);
    oo = RunningOo.start(telemetry);
    http = HttpClient.newHttpClient();
    feeds = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feeds.createContext("/", exchange -> {
      byte[] body = feed.getBytes(UTF_8);
      exchange.sendResponseHeaders(feed.startsWith("BEGIN") ? 200 : 500, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    feeds.start();
  }

  @AfterAll
  static void stopEverything() throws Exception {
    http.close();
    feeds.stop(0);
    oo.close();
    collector.close();
    printed.close();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var usual = new JoranConfigurator();
    usual.setContext(context);
    usual.doConfigure(LogCanaryIT.class.getResource("/logback.xml"));
  }

  @Test
  void printsNothingThatAUserWroteAndNobodysName() throws Exception {
    String user = MARK + "-ada@example.com";
    String token = oo.token(user);

    useItAsMeant(token);
    sendWhatIsMalformed(token);
    breakTheTables(token);
    breakTheFeeds(token);
    breakAnEvent();
    breakAThread();
    stopTheDatabase(token);

    assertThat(http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/metrics")).build(), BodyHandlers.ofString()).body())
        .contains("oo_http_problems_total").doesNotContainIgnoringCase(MARK);
    EndToEnd.eventually(() -> assertThat(collector.steps()).extracting(Span::getName)
        .contains("decideTip", "connectCalendar", "setPreferences", "none", "handle recommender"));
    assertThat(collector.steps().toString()).doesNotContainIgnoringCase(MARK).doesNotContain(oo.user(user).toString(), token);

    String all = printed.text();
    assertThat(all.lines().filter(line -> line.toLowerCase().contains(MARK))).isEmpty();
    assertThat(all).doesNotContainIgnoringCase(oo.user(user).toString(), oo.user(user).toString().replace("-", ""))
        .doesNotContain(token, token.split("\\.")[1], URLEncoder.encode(EMAIL, UTF_8), encoded(MARK), "localhost:" + feeds.getAddress().getPort());
  }

  private void useItAsMeant(String token) throws Exception {
    upload(token, calendar());
    send("POST", token, "/v1/calendars?name=" + MARK, "text/calendar", calendar());
    for (String trigger : List.of("pull", "push")) {
      send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"" + trigger + "\"}", "Idempotency-Key", MARK + "-key-" + trigger);
    }
    send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"pull\",\"another\":true}", "Idempotency-Key", MARK + "-key-pull");
    send("GET", token, "/v1/tips?cursor=" + MARK + "&kind=" + MARK, "application/json", "");
    send("GET", token, "/v1/tips/tip_" + MARK, "application/json", "");
    send("GET", token, "/" + MARK + "?" + EMAIL + "=" + MARK, "application/json", "", "User-Agent", MARK, "Cookie", "session=" + MARK, "traceparent", MARK);
    send("GET", MARK + ".not.a-token", "/v1/tips", "application/json", "");
    send("GET", encoded("{\"alg\":\"RS256\",\"kid\":\"" + MARK + "\"}") + "." + encoded("{\"sub\":\"" + MARK + "\"}") + "." + encoded(MARK), "/v1/tips",
        "application/json", "");
  }

  private void sendWhatIsMalformed(String token) throws Exception {
    for (String path : List.of("/v1/tips", "/v1/calendars", "/v1/feedback", "/v1/preferences", "/v1/consents/push", "/v1/consents/" + MARK)) {
      for (String body : WRONG_BODIES) {
        send(path.startsWith("/v1/pref") || path.startsWith("/v1/cons") ? "PUT" : "POST", token, path, "application/json", body, "If-Match", "\"" + MARK + "\"");
      }
    }
    for (String file : List.of("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + MARK, "<html>" + MARK, calendar().replace("DTSTART:", "DTSTART:" + MARK),
        calendar().replace("RRULE:", "RRULE:FREQ=" + MARK + ";"), calendar().replace("VERSION:2.0", "VERSION:" + MARK))) {
      upload(token, file);
    }
    send("POST", token, "/v1/tips", MARK + "/" + MARK, MARK);
    send(MARK.toUpperCase(), token, "/v1/tips", "application/json", MARK);
    raw("GET /" + MARK + " HTTP/9.9\r\n\r\n");
    raw(MARK + "\r\n\r\n");
    raw("GET /v1/tips HTTP/1.1\r\nHost: x\r\n" + MARK + "\r\n\r\n");
    raw("GET /v1/tips HTTP/1.1\r\nHost: x\r\n" + MARK + " " + MARK + ": " + MARK + "\r\n\r\n");
    raw("GET /" + MARK + "%zz%00 HTTP/1.1\r\nHost: x\r\n\r\n");
    raw("GET / HTTP/1.1\r\nHost: x\r\n" + MARK + ": " + MARK.repeat(4_000) + "\r\n\r\n");
    raw("POST /v1/tips HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + MARK + "\r\n" + MARK);
    raw("POST /v1/tips HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/json\r\nContent-Length: " + MARK + "\r\n\r\n" + MARK);
  }

  private void breakTheTables(String token) throws Exception {
    sql("CREATE FUNCTION public.tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the row: % of %', NEW, 'zqcanary'; END $$");
    List<String> tables = List.of("recommender.decision", "integrations.calendar_component", "profile.preferences", "recommender.shadow_decision",
        "recommender.user_state");
    for (String table : tables) {
      sql("CREATE TRIGGER tell BEFORE INSERT OR UPDATE ON " + table + " FOR EACH ROW EXECUTE FUNCTION public.tell()");
    }
    var failed = new ArrayList<HttpResponse<String>>();
    failed.add(send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"pull\",\"another\":true}", "Idempotency-Key", MARK + "-500"));
    failed.add(upload(token, calendar().replace("Dentist", "Surgeon")));
    failed.add(send("PUT", token, "/v1/preferences", "application/json",
        "{\"time_zone\":\"Europe/Berlin\",\"quiet_hours\":[],\"kinds_off\":[],\"daily_cap\":3,\"push_cooldown\":\"PT1H\"}", "If-Match", "*"));
    for (String table : tables) {
      sql("DROP TRIGGER tell ON " + table);
    }
    sql("ALTER TABLE recommender.decision RENAME COLUMN user_id TO " + MARK);
    failed.add(send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"pull\",\"another\":true}"));
    sql("ALTER TABLE recommender.decision RENAME COLUMN " + MARK + " TO user_id");

    assertThat(failed).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(500));
    for (var answer : failed) {
      String id = answer.headers().firstValue("Request-Id").orElseThrow();
      assertThat(errors()).anySatisfy(line -> {
        assertThat(line.path("http.request.id").asText()).isEqualTo(id);
        assertThat(line.path("trace.id").asText()).isEqualTo(id);
        assertThat(line.path("error.code").asText()).matches("P0001|42703");
        assertThat(line.path("error.stack_trace").asText()).contains("\tat oo.");
      });
    }
  }

  private void breakTheFeeds(String token) throws Exception {
    String address = "http://localhost:" + feeds.getAddress().getPort() + "/" + MARK + "?token=" + MARK;
    feed = calendar().replace("UID:zqcanary", "UID:zqcanary-feed");
    assertThat(subscribe(token, address).statusCode()).isEqualTo(201);
    for (String broken : List.of(MARK, "BEGIN:" + MARK, "BEGIN:VCALENDAR\r\n" + MARK + "\r\n")) {
      feed = broken;
      subscribe(token, address + broken.length());
      sql("UPDATE integrations.subscription SET next_fetch_at = now(), leased_until = NULL");
      EndToEnd.eventually(() -> assertThat(count("SELECT count(*) FROM integrations.subscription WHERE next_fetch_at <= now()")).isZero());
    }
    for (String other : List.of("http://" + MARK + ".invalid/" + MARK + ".ics", "http://localhost:1/" + MARK, "http://192.168.0.1/" + MARK,
        "http://zqcanary:zqcanary@localhost/x", "http://localhost:99999/" + MARK, "ftp://" + MARK)) {
      subscribe(token, other);
    }
  }

  private void breakAnEvent() throws Exception {
    byte[] name = (MARK + " is no user").getBytes(UTF_8);
    byte[] payload = new byte[name.length + 2];
    payload[0] = 0x0a;
    payload[1] = (byte) name.length;
    System.arraycopy(name, 0, payload, 2, name.length);
    sql("INSERT INTO recommender.outbox (id, subject, type, key, occurred_at, headers, payload) VALUES (gen_random_uuid(), "
        + "'oo.recommender.tip.decided.v1', 'oo.recommender.events.v1.TipDecided', gen_random_uuid(), now(), '{\"ce-subject\":\"zqcanary\"}', decode('"
        + java.util.HexFormat.of().formatHex(payload) + "', 'hex'))");
    EndToEnd.eventually(() -> assertThat(printed.text()).contains("could not handle oo.recommender.tip.decided.v1"));
    EndToEnd.eventually(() -> assertThat(count(
        "SELECT count(*) FROM recommender.redelivery WHERE reason LIKE '%is not a UUID%' AND reason NOT LIKE '%zqcanary%'")).isPositive());
  }

  private static void breakAThread() throws Exception {
    var ended = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> {
      try {
        throw new IllegalStateException(MARK);
      } finally {
        ended.countDown();
      }
    });
    ended.await();
    EndToEnd.eventually(() -> assertThat(printed.text()).contains("a thread has ended"));
  }

  private void stopTheDatabase(String token) throws Exception {
    oo.postgres().killHard();
    assertThat(send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"pull\"}", "Idempotency-Key", MARK).statusCode()).isEqualTo(503);
    upload(token, calendar());
    oo.postgres().restart();
    EndToEnd.eventually(() -> assertThat(
        send("POST", token, "/v1/tips", "application/json", "{\"trigger\":\"pull\"}", "Idempotency-Key", MARK).statusCode()).isEqualTo(200));
  }

  private static List<JsonNode> errors() {
    return printed.lines().stream().filter(line -> line.startsWith("{")).map(LogCanaryIT::parsed)
        .filter(line -> line.path("log.level").asText().equals("ERROR")).toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException broken) {
      throw new AssertionError("no JSON: " + line, broken);
    }
  }

  private static String calendar() {
    String day = Instant.now().plusSeconds(7_200).toString().replaceAll("[-:]|\\.\\d+", "");
    return ("""
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:zqcanary-prodid
        X-WR-CALNAME:zqcanary-calendar
        BEGIN:VEVENT
        UID:zqcanary-event
        DTSTAMP:20260101T000000Z
        DTSTART:%1$s
        DURATION:PT1H
        RRULE:FREQ=DAILY;COUNT=3
        SUMMARY:Dentist zqcanary-title
        DESCRIPTION:zqcanary-description
        LOCATION:zqcanary-location
        ORGANIZER;CN=zqcanary-name:mailto:zqcanary.mail@example.com
        ATTENDEE;CN=zqcanary-name:mailto:zqcanary.mail@example.com
        END:VEVENT
        BEGIN:VTODO
        UID:zqcanary-task
        DTSTAMP:20260101T000000Z
        DUE:%1$s
        SUMMARY:zqcanary-task-title
        END:VTODO
        END:VCALENDAR
        """.formatted(day)).replace("\n", "\r\n");
  }

  private HttpResponse<String> upload(String token, String file) throws Exception {
    return send("POST", token, "/v1/calendars", "text/calendar", file, "Idempotency-Key", MARK + file.hashCode());
  }

  private HttpResponse<String> subscribe(String token, String address) throws Exception {
    return send("POST", token, "/v1/calendars", "application/json", JSON.writeValueAsString(java.util.Map.of("url", address)));
  }

  private HttpResponse<String> send(String method, String token, String path, String type, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(oo.api() + path)).method(method, BodyPublishers.ofString(body))
        .header("Authorization", "Bearer " + token).header("Content-Type", type);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void raw(String message) throws IOException {
    try (var socket = new Socket("localhost", oo.api().getPort())) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(message.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException closed) {
      // Any answer will do, also none.
    }
  }

  private static void sql(String text) throws SQLException {
    try (Connection admin = oo.postgres().adminDataSource("postgres").getConnection(); Statement statement = admin.createStatement()) {
      statement.execute(text);
    }
  }

  private static long count(String text) throws SQLException {
    try (Connection admin = oo.postgres().adminDataSource("postgres").getConnection(); Statement statement = admin.createStatement();
        var rows = statement.executeQuery(text)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
