package oo.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import oo.bench.installation.Site;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;

/**
 * Calendars that say "busy now", one new user each, and how long it takes until a decision says so too.
 *
 * <p>A pushed decision for somebody who is busy is silence with the reason BUSY, whatever the policy would draw: so the
 * published API tells without doubt whether the calendar was known to the decision.
 */
final class Signals extends Following {

  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String PUSH = "{\"trigger\":\"push\"}";
  private static final String BUSY = "BUSY";
  /** A user may ask 600 times a minute. */
  private static final int OFTEN = 300;

  Signals(Site site) {
    super(site);
  }

  @Override
  void one(HttpConnection connection, String token, Lags lags) throws IOException, InterruptedException {
    welcome(connection, token, "PT1H");
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
      notForever(acknowledged);
      Thread.sleep(polls < OFTEN ? 1 : 200);
    }
    long reflected = System.nanoTime();
    lags.sent().add(reflected - sent);
    lags.acknowledged().add(reflected - acknowledged);
  }

  private static String reason(HttpConnection connection, byte[] asking) throws IOException {
    return good(connection.exchange(asking)).member("reason");
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
