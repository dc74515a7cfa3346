package oo.integrations.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.Signals;
import oo.integrations.domain.SkippedComponent;
import oo.integrations.domain.Window;

/**
 * One component a line: {@code EVENT uid sequence summary} or {@code EVENT uid sequence@stamp summary}, the stamp in
 * seconds; every component becomes a task of the signals.
 */
public final class LinesFormat implements CalendarFormat {

  public static InputStream file(String... lines) {
    return new ByteArrayInputStream(("CALENDAR Work\n" + String.join("\n", lines)).getBytes(UTF_8));
  }

  static InputStream noCalendar() {
    return new ByteArrayInputStream("<html>".getBytes(UTF_8));
  }

  @Override
  public ParseOutcome parse(InputStream file) throws IOException {
    var lines = new String(file.readAllBytes(), UTF_8).lines().toList();
    if (!lines.getFirst().startsWith("CALENDAR ")) {
      return new ParseOutcome.NotACalendar("It does not begin with CALENDAR.");
    }
    if (lines.size() > 1 && lines.get(1).equals("HUGE")) {
      return new ParseOutcome.TooLarge();
    }
    if (lines.size() > 1 && lines.get(1).equals("MANY")) {
      return new ParseOutcome.TooManyComponents();
    }
    return new ParseOutcome.Parsed(read(lines));
  }

  private static ParsedCalendar read(List<String> lines) {
    var zones = new ArrayList<String>();
    var components = new ArrayList<CalendarComponent>();
    var skipped = new ArrayList<SkippedComponent>();
    for (var line : lines.subList(1, lines.size())) {
      var words = line.split(" ", 4);
      switch (words[0]) {
        case "ZONE" -> zones.add(words[1]);
        case "EVENT", "TASK" -> components.add(component(words));
        default -> skipped.add(new SkippedComponent(
            words[0], 1 + lines.indexOf(line), SkippedComponent.Code.UNSUPPORTED, "It is not known."));
      }
    }
    return new ParsedCalendar(lines.getFirst().substring(9), zones, components, skipped);
  }

  private static CalendarComponent component(String[] words) {
    var version = words[2].split("@", 2);
    var stamp = version.length == 1 ? null : Instant.ofEpochSecond(Long.parseLong(version[1]));
    return Fixtures.component(
        Kind.valueOf(words[0]), words[1], null, Integer.parseInt(version[0]), stamp, words[3]);
  }

  @Override
  public Signals signals(List<CalendarComponent> components, List<String> zones, ZoneId userZone, Window window) {
    var tasks = components.stream().sorted(Comparator.comparing(CalendarComponent::uid))
        .map(component -> new Signals.Task(
            component.uid(), component.text().replaceAll("(?s).*SUMMARY:(.*)\n.*", "$1") + " in " + userZone, null,
            null, null, 0, null))
        .toList();
    return new Signals(List.of(), tasks, List.of(), false);
  }
}
