package oo.simulation.run;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import oo.simulation.world.Chance;

/** A small calendar: a few meetings that come again every week. */
final class Calendars {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private Calendars() {}

  static String weekly(Chance chance, String zone, LocalDate monday) {
    var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//oO//simulation//EN\r\n");
    for (int meeting = 0; meeting < 6; meeting++) {
      int day = (int) chance.of("day", meeting).between(0, 5);
      int hour = (int) chance.of("hour", meeting).between(9, 17);
      int length = chance.of("length", meeting).uniform() < 0.5 ? 30 : 60;
      String date = DAY.format(monday.plusDays(day));
      text.append("BEGIN:VEVENT\r\nUID:meeting-%d-%s\r\nDTSTAMP:20260101T000000Z\r\n".formatted(meeting, Long.toHexString(chance.bits())))
          .append("DTSTART;TZID=%s:%sT%02d0000\r\nDURATION:PT%dM\r\n".formatted(zone, date, hour, length))
          .append("RRULE:FREQ=WEEKLY\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n");
    }
    return text.append("END:VCALENDAR\r\n").toString();
  }
}
