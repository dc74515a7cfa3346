package oo.integrations.adapter.icalendar;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a component says of itself besides when it is.
 *
 * @param done for a task: completed or cancelled
 * @param taken for an event: whether its owner is not to be disturbed; see {@link IcalCalendarFormat}
 * @param wholeDay for an event: of days, or marked by Exchange as such
 */
record Facts(
    String title, boolean cancelled, boolean done, boolean taken, boolean wholeDay, int priority,
    @Nullable Duration estimate, boolean hasLocation, int attendees) {

  static final String UNTITLED = "Untitled";

  static Facts of(RawComponent raw, Timing timing) {
    var status = upper(raw, "STATUS");
    boolean wholeDay = timing.start() instanceof DateValue.Day
        || upper(raw, "X-MICROSOFT-CDO-ALLDAYEVENT").equals("TRUE");
    var summary = raw.value("SUMMARY");
    var title = summary == null ? "" : Text.title(summary);
    return new Facts(
        title.isEmpty() ? UNTITLED : title, status.equals("CANCELLED"), done(raw, status), taken(raw, wholeDay), wholeDay,
        priority(raw), estimate(raw), raw.value("LOCATION") != null, attendees(raw));
  }

  private static boolean done(RawComponent raw, String status) {
    return switch (status) {
      case "COMPLETED", "CANCELLED" -> true;
      case "" -> raw.value("COMPLETED") != null || number(raw, "PERCENT-COMPLETE") >= 100;
      default -> number(raw, "PERCENT-COMPLETE") >= 100;
    };
  }

  private static boolean taken(RawComponent raw, boolean wholeDay) {
    if (upper(raw, "TRANSP").equals("TRANSPARENT")) {
      return false;
    }
    return switch (upper(raw, "X-MICROSOFT-CDO-BUSYSTATUS")) {
      case "FREE", "WORKINGELSEWHERE" -> false;
      case "BUSY", "OOF" -> true;
      default -> !wholeDay;
    };
  }

  private static int priority(RawComponent raw) {
    int priority = number(raw, "PRIORITY");
    return priority > 9 ? 0 : priority;
  }

  /** DURATION, or ESTIMATED-DURATION (draft-ietf-calext-ical-tasks) of a task that has DUE. */
  private static @Nullable Duration estimate(RawComponent raw) {
    for (var name : new String[] {"DURATION", "ESTIMATED-DURATION"}) {
      var text = raw.value(name);
      if (text != null) {
        try {
          var exact = Span.parse(name, text).exact();
          return exact.isZero() ? null : exact;
        } catch (BadComponent e) {
          return null;
        }
      }
    }
    return null;
  }

  /** People only: rooms and equipment are invited too. */
  private static int attendees(RawComponent raw) {
    return (int) raw.all("ATTENDEE").stream().map(attendee -> attendee.parameter("CUTYPE"))
        .filter(type -> !"ROOM".equalsIgnoreCase(type) && !"RESOURCE".equalsIgnoreCase(type)).count();
  }

  /** 0 when it is no number from 0 to 999. */
  private static int number(RawComponent raw, String name) {
    var text = raw.value(name);
    return text != null && text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
  }

  private static String upper(RawComponent raw, String name) {
    var value = raw.value(name);
    return value == null ? "" : Property.upper(value);
  }
}
