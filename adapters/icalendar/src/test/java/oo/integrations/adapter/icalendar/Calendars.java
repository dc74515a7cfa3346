package oo.integrations.adapter.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;

/** Makes, reads and tells of calendars in tests. */
final class Calendars {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final IcalCalendarFormat FORMAT = new IcalCalendarFormat();

  private Calendars() {}

  static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }

  static ParseOutcome outcome(byte[] file) {
    try {
      return FORMAT.parse(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ParsedCalendar parse(byte[] file) {
    var outcome = outcome(file);
    assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
    return ((ParseOutcome.Parsed) outcome).calendar();
  }

  static ParsedCalendar parse(String file) {
    return parse(file.getBytes(StandardCharsets.UTF_8));
  }

  static String calendar(String... components) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("\n", components) + "\nEND:VCALENDAR\n";
  }

  static String event(String... lines) {
    return "BEGIN:VEVENT\nUID:e\n" + String.join("\n", lines) + "\nEND:VEVENT";
  }

  static String task(String... lines) {
    return "BEGIN:VTODO\nUID:t\n" + String.join("\n", lines) + "\nEND:VTODO";
  }

  static Signals signals(ParsedCalendar calendar, ZoneId zone, Window window) {
    return FORMAT.signals(calendar.components(), calendar.zones(), zone, window);
  }

  /** Of a calendar of one good component or more, all of which must be good. */
  static Signals signals(ZoneId zone, Window window, String... components) {
    var calendar = parse(calendar(components));
    assertThat(calendar.skipped()).isEmpty();
    return signals(calendar, zone, window);
  }

  /** When the events of a calendar begin. */
  static List<String> starts(ZoneId zone, Window window, String... components) {
    return signals(zone, window, components).upcoming().stream().map(event -> minutes(event.start())).toList();
  }

  /** As in the expectations beside the test files. */
  static String told(ParsedCalendar calendar, Signals signals) {
    var lines = new ArrayList<String>();
    if (calendar.name() != null) {
      lines.add("name " + calendar.name());
    }
    lines.add("imported " + calendar.components().size());
    calendar.skipped().forEach(one -> lines.add("skipped " + one.component() + " " + one.line() + " " + one.code()));
    signals.busy().forEach(busy -> lines.add("busy " + minutes(busy.from()) + "/" + minutes(busy.to())));
    signals.upcoming().forEach(event -> lines.add(told(event)));
    signals.tasks().forEach(task -> lines.add(told(task)));
    return String.join("\n", lines) + "\n";
  }

  private static String told(Signals.Upcoming event) {
    return "event " + minutes(event.start()) + "/" + minutes(event.end()) + " " + event.title()
        + (event.allDay() ? ", all day" : "") + (event.hasLocation() ? ", somewhere" : "")
        + (event.attendees() > 0 ? ", " + event.attendees() + " people" : "");
  }

  private static String told(Signals.Task task) {
    return "task " + task.title() + (task.due() == null ? "" : ", due " + minutes(task.due()))
        + (task.startsAt() == null ? "" : ", from " + minutes(task.startsAt()))
        + (task.estimate() == null ? "" : ", takes " + task.estimate())
        + (task.priority() == 0 ? "" : ", priority " + task.priority());
  }

  private static String minutes(Instant instant) {
    var text = instant.toString();
    return text.endsWith(":00Z") ? text.substring(0, text.length() - 4) + "Z" : text;
  }

  static byte[] file(String name) {
    try (var in = Calendars.class.getResourceAsStream(name)) {
      return assertThat(in).isNotNull().actual().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
