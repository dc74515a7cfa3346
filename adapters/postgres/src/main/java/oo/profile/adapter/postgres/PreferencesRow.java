package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.Preferences.PREFERENCES;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oo.codegen.sql.profile.tables.records.PreferencesRecord;
import oo.profile.domain.Preferences;
import oo.profile.domain.QuietHours;
import org.jooq.Record;

/** Preferences as a row, and back. */
final class PreferencesRow {

  private PreferencesRow() {}

  static Preferences read(Record row) {
    return new Preferences(
        ZoneId.of(row.get(PREFERENCES.TIME_ZONE)), quietHours(row), Set.of(row.get(PREFERENCES.KINDS_OFF)),
        row.get(PREFERENCES.DAILY_CAP), Duration.ofSeconds(row.get(PREFERENCES.PUSH_COOLDOWN_SECONDS)));
  }

  static void write(Preferences preferences, PreferencesRecord row) {
    var hours = preferences.quietHours();
    row.setTimeZone(preferences.timeZone().getId());
    row.setQuietDays(column(hours, quiet -> mask(quiet.days())));
    row.setQuietFrom(column(hours, quiet -> minuteOfDay(quiet.from())));
    row.setQuietTo(column(hours, quiet -> minuteOfDay(quiet.to())));
    row.setKindsOff(preferences.kindsOff().toArray(String[]::new));
    row.setDailyCap(preferences.dailyCap());
    row.setPushCooldownSeconds((int) preferences.pushCooldown().toSeconds());
  }

  private static List<QuietHours> quietHours(Record row) {
    var days = row.get(PREFERENCES.QUIET_DAYS);
    var from = row.get(PREFERENCES.QUIET_FROM);
    var to = row.get(PREFERENCES.QUIET_TO);
    return IntStream.range(0, days.length)
        .mapToObj(i -> new QuietHours(days(days[i]), time(from[i]), time(to[i]))).toList();
  }

  private static Integer[] column(List<QuietHours> hours, ToIntFunction<QuietHours> value) {
    return hours.stream().mapToInt(value).boxed().toArray(Integer[]::new);
  }

  private static int mask(Set<DayOfWeek> days) {
    return days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
  }

  private static Set<DayOfWeek> days(int mask) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> (mask & 1 << day.ordinal()) != 0).collect(Collectors.toSet());
  }

  private static int minuteOfDay(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static LocalTime time(int minuteOfDay) {
    return LocalTime.ofSecondOfDay(60L * minuteOfDay);
  }
}
