package oo.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test that speaks to the running application alone, through a client that holds every answer to the contract. */
abstract class EndToEnd {

  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static RunningOo oo;
  ContractCheckingClient client;

  @BeforeAll
  static void startEverything() {
    oo = RunningOo.start();
  }

  @AfterAll
  static void stopEverything() {
    oo.close();
  }

  @BeforeEach
  void connect() {
    client = new ContractCheckingClient(oo.api());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  Checked upload(String token, String calendar, String... headers) {
    var request = client.request("/v1/calendars").header("Authorization", "Bearer " + token)
        .header("Content-Type", "text/calendar");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(calendar.getBytes(UTF_8))));
  }

  Checked pull(String token) {
    return client.json("POST", token, "/v1/tips", "{\"trigger\":\"pull\"}");
  }

  Checked another(String token) {
    return client.json("POST", token, "/v1/tips", "{\"trigger\":\"pull\",\"another\":true}");
  }

  Checked push(String token) {
    return client.json("POST", token, "/v1/tips", "{\"trigger\":\"push\"}");
  }

  Checked consent(String token, String purpose, boolean granted) {
    return client.json("PUT", token, "/v1/consents/" + purpose, "{\"granted\":" + granted + "}");
  }

  /** A zone in which it is between two and three now. */
  private static String afternoon() {
    int east = 14 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
    return "Etc/GMT" + (east > 0 ? "-" + east : east < 0 ? "+" + -east : "");
  }

  Checked preferences(String token, String kindsOff, int dailyCap) {
    return preferences(client, token, kindsOff, dailyCap);
  }

  /** Somebody whom nothing keeps from being offered many tips; at night there would be too few that suit the hour. */
  static void welcome(ContractCheckingClient client, String token) {
    var settled = preferences(client, token, "", 50);
    assertThat(settled.status()).as(settled.toString()).isEqualTo(200);
  }

  private static Checked preferences(ContractCheckingClient client, String token, String kindsOff, int dailyCap) {
    return client.json("PUT", token, "/v1/preferences", """
        {"time_zone":"%s","quiet_hours":[],"kinds_off":[%s],"daily_cap":%d,"push_cooldown":"PT0S"}"""
        .formatted(afternoon(), kindsOff, dailyCap), "If-Match", "*");
  }

  /** An event around now, and an open task. */
  static String busyNow(String uid) {
    Instant now = Instant.now();
    return calendar("""
        BEGIN:VEVENT
        UID:%1$s-event
        DTSTAMP:20260101T000000Z
        DTSTART:%2$s
        DTEND:%3$s
        SUMMARY:All hands
        END:VEVENT
        """.formatted(uid, UTC.format(now.minus(Duration.ofHours(1))), UTC.format(now.plus(Duration.ofHours(2)))));
  }

  static String task(String uid, String summary) {
    return calendar("""
        BEGIN:VTODO
        UID:%s
        DTSTAMP:20260101T000000Z
        DUE:%s
        SUMMARY:%s
        END:VTODO
        """.formatted(uid, UTC.format(Instant.now().plus(Duration.ofHours(20))), summary));
  }

  private static String calendar(String components) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//oO//Test//EN\n" + components + "END:VCALENDAR\n").replace("\n", "\r\n");
  }

  /** What happens soon: events take a moment to arrive. */
  static <T> T eventually(Callable<T> attempt) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        return attempt.call();
      } catch (AssertionError notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        Thread.sleep(20);
      }
    }
  }
}
