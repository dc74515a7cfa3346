package oo.development.cli;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

/** Calendars of two invented people, around today. */
final class DemoCalendars {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private DemoCalendars() {}

  static String office(Clock clock) {
    var monday = monday(clock, "Europe/Berlin");
    return calendar("Ada at work",
        event("standup", "Europe/Berlin", monday, "091500", "093000", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Stand-up"),
        event("review", "Europe/Berlin", monday.plusDays(1), "140000", "150000", "RRULE:FREQ=WEEKLY", "Design review"),
        event("planning", "Europe/Berlin", monday, "100000", "113000", "RRULE:FREQ=WEEKLY;INTERVAL=2", "Planning"),
        event("lunch", "Europe/Berlin", monday.plusDays(3), "121500", "131500", "RRULE:FREQ=WEEKLY", "Lunch with Charles"),
        task("expenses", monday.plusDays(4), "Send the expenses of October"),
        task("slides", monday.plusDays(2), "Draft the slides for the design review"));
  }

  static String student(Clock clock) {
    var monday = monday(clock, "America/New_York");
    return calendar("Grace's timetable",
        event("compilers", "America/New_York", monday, "100000", "115000", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE", "Compilers"),
        event("lab", "America/New_York", monday.plusDays(1), "133000", "163000", "RRULE:FREQ=WEEKLY", "Systems lab"),
        event("seminar", "America/New_York", monday.plusDays(3), "150000", "163000", "RRULE:FREQ=WEEKLY", "Reading seminar"),
        task("problem-set", monday.plusDays(3), "Problem set 9"),
        task("library", monday.plusDays(6), "Return the library books"));
  }

  private static LocalDate monday(Clock clock, String zone) {
    return LocalDate.now(clock.withZone(ZoneId.of(zone))).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String calendar(String name, String... components) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//oO//Demo//EN\nX-WR-CALNAME:" + name + "\n"
        + String.join("", components) + "END:VCALENDAR\n").replace("\n", "\r\n");
  }

  private static String event(String uid, String zone, LocalDate day, String from, String to, String rule, String summary) {
    return """
        BEGIN:VEVENT
        UID:%1$s@demo.oo
        DTSTAMP:%2$sT000000Z
        DTSTART;TZID=%3$s:%2$sT%4$s
        DTEND;TZID=%3$s:%2$sT%5$s
        %6$s
        SUMMARY:%7$s
        END:VEVENT
        """.formatted(uid, DAY.format(day), zone, from, to, rule, summary);
  }

  private static String task(String uid, LocalDate due, String summary) {
    return """
        BEGIN:VTODO
        UID:%1$s@demo.oo
        DTSTAMP:%2$sT000000Z
        DUE;VALUE=DATE:%2$s
        SUMMARY:%3$s
        END:VTODO
        """.formatted(uid, DAY.format(due), summary);
  }
}
