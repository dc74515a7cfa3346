package oo.bench.installation;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;
import oo.bootstrap.cli.Refused;

/** New users, made through the published API: all with preferences, every fourth with a calendar. */
public final class Users {

  /** The most tips that a user gets in a day, whatever they set. */
  private static final int DAILY_CAP = 50;

  /** Hours of the users' working day: at night there are few tips, and the load must not depend on when it is measured. */
  private static final List<Integer> LOCAL_HOURS = List.of(9, 11, 13, 15);
  private static final int AT_ONCE = 8;
  private static final int MOST_TRIES = 20;
  private static final long PAUSE = 250;
  private static final int WITH_CALENDAR = 4;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Issuer issuer;
  private final int port;
  private final List<String> zones =
      LOCAL_HOURS.stream().map(hour -> zone(hour - LocalTime.now(ZoneOffset.UTC).getHour())).toList();
  private final String calendar = calendar(LocalDateTime.now(ZoneOffset.UTC));
  private int made;

  public Users(Issuer issuer, int port) {
    this.issuer = issuer;
    this.port = port;
  }

  /** @throws Refused when the app does not take them */
  public List<Request> make(int count) throws InterruptedException {
    int first = made;
    made += count;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var parts = new ArrayList<Future<List<Request>>>();
      for (int part = 0; part < AT_ONCE; part++) {
        int from = first + (int) ((long) count * part / AT_ONCE);
        int to = first + (int) ((long) count * (part + 1) / AT_ONCE);
        parts.add(threads.submit(() -> make(from, to)));
      }
      var users = new ArrayList<Request>(count);
      for (var part : parts) {
        users.addAll(part.get());
      }
      return users;
    } catch (ExecutionException failed) {
      throw new Refused("users could not be made: " + failed.getCause().getMessage(), failed.getCause());
    }
  }

  private List<Request> make(int from, int to) throws IOException, InterruptedException {
    var users = new ArrayList<Request>(to - from);
    try (var connection = new HttpConnection(port, TIMEOUT)) {
      for (int number = from; number < to; number++) {
        String token = issuer.token("bench-" + number);
        taken(connection, Request.bytes("PUT", "/v1/preferences", token, "application/json",
            preferences(zones.get(number % zones.size())), "If-Match: *\r\n"));
        if (number / zones.size() % WITH_CALENDAR == 0) {
          taken(connection, Request.bytes("POST", "/v1/calendars", token, "text/calendar", calendar, ""));
        }
        users.add(Request.anotherTip(token));
      }
    }
    return users;
  }

  /** What says "not now" is asked again: either request may be made twice. */
  private static void taken(HttpConnection connection, byte[] request) throws IOException, InterruptedException {
    Answer answer = connection.exchange(request);
    for (int tries = 1; answer.isTryAgain() && tries < MOST_TRIES; tries++) {
      Thread.sleep(PAUSE);
      answer = connection.exchange(request);
    }
    if (!answer.successful()) {
      throw new IOException(answer.status() + " " + answer.body());
    }
  }

  /** A zone in which it is between two and three now: at night there is little that could be offered. */
  public static String afternoon() {
    return zone(14 - LocalTime.now(ZoneOffset.UTC).getHour());
  }

  /** The IANA zone that is so many hours ahead of UTC; its name has the sign turned round. */
  static String zone(int ahead) {
    int offset = ahead > 14 ? ahead - 24 : ahead < -12 ? ahead + 24 : ahead;
    return "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset);
  }

  private static String preferences(String zone) {
    return """
        {"time_zone":"%s","quiet_hours":[{"days":["mon","tue","wed","thu","fri","sat","sun"],"from":"22:00","to":"07:00"}],\
        "kinds_off":[],"daily_cap":%d,"push_cooldown":"PT1H"}""".formatted(zone, DAILY_CAP);
  }

  /** A working week with two meetings that repeat, and two tasks; the meetings are hours away, whenever it is measured. */
  private static String calendar(LocalDateTime now) {
    var week = now.minusDays(7);
    String due = now.plusDays(2).format(DateTimeFormatter.ofPattern("yyyyMMdd"));
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//oO//bench//EN
        BEGIN:VEVENT
        UID:stand-up@bench.oo
        DTSTAMP:%1$s
        DTSTART:%2$s
        DTEND:%3$s
        RRULE:FREQ=DAILY
        SUMMARY:Stand-up
        END:VEVENT
        BEGIN:VEVENT
        UID:review@bench.oo
        DTSTAMP:%1$s
        DTSTART:%3$s
        DTEND:%4$s
        RRULE:FREQ=WEEKLY
        SUMMARY:Design review
        END:VEVENT
        BEGIN:VTODO
        UID:expenses@bench.oo
        DTSTAMP:%1$s
        DUE;VALUE=DATE:%5$s
        SUMMARY:Send the expenses
        END:VTODO
        BEGIN:VTODO
        UID:slides@bench.oo
        DTSTAMP:%1$s
        DUE;VALUE=DATE:%5$s
        SUMMARY:Draft the slides for the review
        END:VTODO
        END:VCALENDAR
        """.formatted(UTC.format(week), UTC.format(week.plusHours(8)), UTC.format(week.plusMinutes(495)), UTC.format(week.plusMinutes(555)), due)
        .replace("\n", "\r\n");
  }
}
