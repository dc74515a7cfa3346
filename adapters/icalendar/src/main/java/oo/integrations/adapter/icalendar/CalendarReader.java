package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.MALFORMED_LINE;
import static oo.integrations.domain.SkippedComponent.Code.UNCLOSED;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import org.jspecify.annotations.Nullable;

/** Cuts a file into components, one at a time, whatever is wrong with it; what they say is {@link Import}'s. */
final class CalendarReader {

  /** These stand in a VCALENDAR only: one of them within another means that an END is missing. */
  private static final Set<String> TOP = Set.of("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VCALENDAR");
  private static final int MAX_DEPTH = 16;

  private final Import imported = new Import();
  private final Deque<String> within = new ArrayDeque<>();
  private @Nullable RawComponent open;
  private boolean seen;
  private boolean inCalendar;
  private int calendarLine;
  private int components;

  ParseOutcome read(InputStream file) throws IOException {
    var lines = new ContentLines(file, CalendarFormat.MAX_BYTES);
    for (var line = lines.next(); line != null; line = lines.next()) {
      accept(line);
      if (components > CalendarFormat.MAX_COMPONENTS) {
        return new ParseOutcome.TooManyComponents();
      }
    }
    if (lines.tooLarge()) {
      return new ParseOutcome.TooLarge();
    }
    if (!seen) {
      return new ParseOutcome.NotACalendar("There is no BEGIN:VCALENDAR in it.");
    }
    closeCalendar(false);
    return new ParseOutcome.Parsed(imported.finish());
  }

  private void accept(ContentLine line) {
    switch (Property.nameOf(line.text())) {
      case "BEGIN" -> begin(name(line), line);
      case "END" -> end(name(line), line);
      case "" -> malformed(line);
      default -> property(line);
    }
  }

  private void begin(String name, ContentLine line) {
    if (name.equals("VCALENDAR")) {
      closeCalendar(false);
      seen = true;
      inCalendar = true;
      calendarLine = line.number();
    } else if (open == null || TOP.contains(name)) {
      closeUnclosed();
      if (inCalendar) {
        open = new RawComponent(name, line.number());
        components++;
      }
    } else {
      enter(open, name, line);
    }
  }

  private void enter(RawComponent component, String name, ContentLine line) {
    // Deeper than anything real: what is in there belongs to nothing that is read.
    if (within.size() < MAX_DEPTH) {
      within.push(name);
      keepWithin(component, line);
    }
  }

  private void end(String name, ContentLine line) {
    if (name.equals("VCALENDAR")) {
      closeCalendar(true);
    } else if (open != null && name.equals(within.peek())) {
      within.pop();
      keepWithin(open, line);
    } else if (open != null && name.equals(open.name())) {
      imported.add(open);
      open = null;
      within.clear();
    }
  }

  private void property(ContentLine line) {
    if (open == null) {
      if (inCalendar) {
        imported.calendarProperty(line);
      }
    } else if (within.isEmpty()) {
      open.add(line);
    } else {
      keepWithin(open, line);
    }
  }

  /** Only a VTIMEZONE means nothing without its parts; alarms and the like are left out. */
  private void keepWithin(RawComponent component, ContentLine line) {
    if (component.name().equals("VTIMEZONE")) {
      component.addText(line.text());
    }
  }

  private void malformed(ContentLine line) {
    if (inCalendar) {
      imported.skipLine(open == null ? "VCALENDAR" : open.name(), line.number(), MALFORMED_LINE,
          "The line is no property; the rest was read without it");
    }
  }

  private void closeUnclosed() {
    if (open != null) {
      imported.skip(open, UNCLOSED, "END:" + open.name() + " is missing");
      open = null;
      within.clear();
    }
  }

  private void closeCalendar(boolean properly) {
    closeUnclosed();
    if (inCalendar && !properly) {
      imported.skipLine("VCALENDAR", calendarLine, UNCLOSED, "END:VCALENDAR is missing: the file may be cut short");
    }
    inCalendar = false;
  }

  private static String name(ContentLine line) {
    var name = Property.upper(line.text().substring(line.text().indexOf(':') + 1).strip());
    return name.length() > 100 ? name.substring(0, 100) : name;
  }
}
