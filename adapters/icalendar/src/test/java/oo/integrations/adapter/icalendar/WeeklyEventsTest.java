package oo.integrations.adapter.icalendar;

import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static oo.integrations.adapter.icalendar.Calendars.calendar;
import static oo.integrations.adapter.icalendar.Calendars.event;
import static oo.integrations.adapter.icalendar.Calendars.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;

/** Weekly events against a computation with java.time alone. */
class WeeklyEventsTest {

  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void happenWhenJavaTimeSaysSo(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 900) int startDay, @ForAll @IntRange(max = 1439) int minute,
      @ForAll @Size(min = 1, max = 4) Set<DayOfWeek> days, @ForAll @IntRange(min = 1, max = 3) int interval,
      @ForAll @IntRange(max = 1000) int windowDay, @ForAll Set<@IntRange(max = 40) Integer> excluded) {
    var first = LocalDate.of(2024, 1, 1).plusDays(startDay).with(nextOrSame(days.iterator().next())).atTime(minute / 60, minute % 60);
    var from = Instant.parse("2024-02-01T00:00:00Z").plus(windowDay, ChronoUnit.DAYS);
    var window = new Window(from, from.plus(21, ChronoUnit.DAYS));
    var all = naive(first, days, interval, window);
    var without = excluded.stream().filter(i -> i < all.size()).map(all::get).toList();
    var lines = new ArrayList<>(List.of(
        "DTSTART;TZID=" + zone + ":" + FORM.format(first), "DURATION:PT30M",
        "RRULE:FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + names(days)));
    without.forEach(local -> lines.add("EXDATE;TZID=" + zone + ":" + FORM.format(local)));

    var signals = Calendars.signals(
        parse(calendar(event(lines.toArray(String[]::new)))), ZoneId.of("Pacific/Auckland"), window);

    // A ZonedDateTime resolves a gap and an overlap as RFC 5545 does.
    var gone = new TreeSet<>(without.stream().map(local -> local.atZone(zone).toInstant()).toList());
    var expected = all.stream().map(local -> local.atZone(zone).toInstant()).filter(start -> !gone.contains(start))
        .filter(start -> !start.isBefore(window.from()) && start.isBefore(window.to())).toList();
    assertThat(signals.upcoming()).extracting(Signals.Upcoming::start).isEqualTo(expected);
    assertThat(signals.truncated()).isFalse();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC",
        "Pacific/Chatham", "America/Sao_Paulo", "Africa/Casablanca").map(ZoneId::of);
  }

  /** Day by day: weeks that are a multiple of the interval away, from a day before the window to a day after it. */
  private static List<LocalDateTime> naive(LocalDateTime first, Set<DayOfWeek> days, int interval, Window window) {
    var found = new ArrayList<LocalDateTime>();
    var monday = first.toLocalDate().with(previousOrSame(DayOfWeek.MONDAY));
    var last = LocalDateTime.ofInstant(window.to(), ZoneOffset.UTC).plusDays(1);
    for (var local = first; local.isBefore(last); local = local.plusDays(1)) {
      long weeks = ChronoUnit.DAYS.between(monday, local.toLocalDate()) / 7;
      if (weeks % interval == 0 && days.contains(local.getDayOfWeek())
          && !local.isBefore(LocalDateTime.ofInstant(window.from(), ZoneOffset.UTC).minusDays(1))) {
        found.add(local);
      }
    }
    return found;
  }

  private static String names(Set<DayOfWeek> days) {
    return String.join(",", days.stream().map(day -> day.name().substring(0, 2)).toList());
  }
}
