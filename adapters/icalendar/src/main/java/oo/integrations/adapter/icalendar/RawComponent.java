package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.MALFORMED_LINE;
import static oo.integrations.domain.SkippedComponent.Code.TOO_LONG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component as its lines come: its text, the properties that oO reads, and the components within. */
final class RawComponent {

  /** What is read; a line of any other property is kept in the text, cut off or left out where it is bad. */
  private static final Set<String> READ = Set.of(
      "UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED", "DTSTART", "DTEND", "DUE", "DURATION",
      "RRULE", "EXRULE", "RDATE", "EXDATE", "SUMMARY", "STATUS", "TRANSP", "PERCENT-COMPLETE", "COMPLETED", "PRIORITY",
      "LOCATION", "ATTENDEE", "ESTIMATED-DURATION", "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT",
      "TZID", "TZOFFSETFROM", "TZOFFSETTO");
  private static final Set<String> VITAL = Set.of(
      "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "TZID");
  private static final int MAX_DEPTH = 8;

  private final String name;
  private final int line;
  private final Map<String, List<Property>> properties = new HashMap<>();
  private final List<RawComponent> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable BadComponent problem;

  RawComponent(String name, int line) {
    this.name = name;
    this.line = line;
    text.append("BEGIN:").append(name).append('\n');
  }

  /** Reads a text that {@link #text} gave. */
  static RawComponent of(String text) {
    var lines = text.lines().iterator();
    var root = new RawComponent(lines.hasNext() ? valueOf(lines.next()) : "", 1);
    var open = new ArrayList<>(List.of(root));
    while (lines.hasNext() && !open.isEmpty()) {
      var line = lines.next();
      var lineName = Property.nameOf(line);
      if (lineName.equals("BEGIN") && open.size() < MAX_DEPTH) {
        var child = new RawComponent(valueOf(line), 1);
        open.getLast().children.add(child);
        open.add(child);
      } else if (lineName.equals("END")) {
        open.removeLast();
      } else {
        open.getLast().add(new ContentLine(line, 1, false));
      }
    }
    return root;
  }

  void add(ContentLine contentLine) {
    var lineName = Property.nameOf(contentLine.text());
    if (contentLine.cut() && VITAL.contains(lineName)) {
      fail(new BadComponent(TOO_LONG, lineName + " is longer than " + ContentLines.MAX_LINE + " octets"));
      return;
    }
    var property = READ.contains(lineName) ? Property.parse(contentLine.text()) : null;
    if (property != null) {
      properties.computeIfAbsent(lineName, _ -> new ArrayList<>(1)).add(property);
    } else if (VITAL.contains(lineName)) {
      fail(new BadComponent(MALFORMED_LINE, lineName + " has no value"));
      return;
    }
    if (!lineName.isEmpty()) {
      addText(contentLine.text());
    }
  }

  /** Keeps a line of a component within, unread. */
  void addText(String textLine) {
    text.append(textLine).append('\n');
  }

  void fail(BadComponent why) {
    if (problem == null) {
      problem = why;
    }
  }

  void checkWhole() throws BadComponent {
    if (problem != null) {
      throw problem;
    }
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  List<RawComponent> children() {
    return children;
  }

  /** From BEGIN to END, a line each. */
  String text() {
    return text + "END:" + name + "\n";
  }

  List<Property> all(String propertyName) {
    return properties.getOrDefault(propertyName, List.of());
  }

  @Nullable Property first(String propertyName) {
    var all = all(propertyName);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The first value without the blanks around it; null when there is none or it is empty. */
  @Nullable String value(String propertyName) {
    var property = first(propertyName);
    return property == null || property.value().isBlank() ? null : property.value().strip();
  }

  private static String valueOf(String line) {
    return Property.upper(line.substring(line.indexOf(':') + 1).strip());
  }
}
