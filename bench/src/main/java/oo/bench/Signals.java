package oo.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import oo.bench.figures.Latencies;
import oo.bench.installation.Site;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;

/**
 * Calendars that say "busy now", one new user each, and how long it takes until a decision says so too.
 *
 * <p>A pushed decision for somebody who is busy is silence with the reason BUSY, whatever the policy would draw: so the
 * published API tells without doubt whether the calendar was known to the decision.
 */
final class Signals {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVEN_UP = Duration.ofSeconds(20);
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String PUSH = "{\"trigger\":\"push\"}";
  private static final String BUSY = "BUSY";
  /** A user may ask 600 times a minute. */
  private static final int OFTEN = 300;

  private final Site site;
  private final String run = Long.toHexString(System.nanoTime());
  private int users;

  Signals(Site site) {
    this.site = site;
  }

  /** @param sent from the moment when the upload is sent; {@code acknowledged} from when it was answered */
  record Lags(Latencies sent, Latencies acknowledged) {
    Lags() {
      this(new Latencies(), new Latencies());
    }
  }

  /** One after the other until the time is over, at least one. */
  Lags during(Duration time) {
    var lags = new Lags();
    long end = System.nanoTime() + time.toNanos();
    try (var connection = new HttpConnection(site.app().port(), TIMEOUT)) {
      do {
        one(connection, lags);
      } while (System.nanoTime() < end);
      return lags;
    } catch (IOException broken) {
      throw new IllegalStateException("a signal could not be followed: " + broken.getMessage(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while signals were followed", stopped);
    }
  }

  private void one(HttpConnection connection, Lags lags) throws IOException, InterruptedException {
    String token = site.issuer().token("signals-" + run + "-" + ++users);
    good(connection.exchange(json("PUT", "/v1/preferences", token, "{\"time_zone\":\"Etc/UTC\",\"quiet_hours\":[],\"kinds_off\":[],"
        + "\"daily_cap\":50,\"push_cooldown\":\"PT1H\"}", "If-Match: *\r\n")));
    good(connection.exchange(json("PUT", "/v1/consents/push", token, "{\"granted\":true}", "")));
    byte[] asking = json("POST", "/v1/tips", token, PUSH, "");
    if (reason(connection, asking).equals(BUSY)) {
      throw new IllegalStateException("somebody without a calendar is busy");
    }
    byte[] upload = Request.bytes("POST", "/v1/calendars", token, "text/calendar", busyNow(), "");
    long sent = System.nanoTime();
    good(connection.exchange(upload));
    long acknowledged = System.nanoTime();
    for (int polls = 1; !reason(connection, asking).equals(BUSY); polls++) {
      if (System.nanoTime() - acknowledged > GIVEN_UP.toNanos()) {
        throw new IllegalStateException("a calendar was not reflected within " + GIVEN_UP.toSeconds() + " s");
      }
      Thread.sleep(polls < OFTEN ? 1 : 200);
    }
    long reflected = System.nanoTime();
    lags.sent().add(reflected - sent);
    lags.acknowledged().add(reflected - acknowledged);
  }

  private static String reason(HttpConnection connection, byte[] asking) throws IOException {
    Answer answer = connection.exchange(asking);
    good(answer);
    return answer.member("reason");
  }

  private static byte[] json(String method, String path, String token, String body, String headers) {
    return Request.bytes(method, path, token, "application/json", body, headers);
  }

  private static void good(Answer answer) throws IOException {
    if (!answer.successful()) {
      throw new IOException(answer.status() + " " + answer.body());
    }
  }

  private static String busyNow() {
    var now = Instant.now();
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//oO//bench//EN
        BEGIN:VEVENT
        UID:now@bench.oo
        DTSTAMP:%1$s
        DTSTART:%1$s
        DTEND:%2$s
        SUMMARY:Now
        END:VEVENT
        END:VCALENDAR
        """.formatted(UTC.format(now.minus(Duration.ofHours(1))), UTC.format(now.plus(Duration.ofHours(2)))).replace("\n", "\r\n");
  }
}
