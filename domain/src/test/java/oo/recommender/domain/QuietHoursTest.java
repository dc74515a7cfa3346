package oo.recommender.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

  private static final WallClock BERLIN = new WallClock(ZoneId.of("Europe/Berlin"));

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static LocalTime time(String time) {
    return LocalTime.parse(time);
  }

  @Test
  void endsInTheMorningWhenItBeganTheEveningBefore() {
    var quiet = QuietHours.daily(time("22:00"), time("07:00"));

    assertThat(quiet.endOfQuietAt(at("2026-11-23T20:59:59Z"), BERLIN)).isNull();
    assertThat(quiet.endOfQuietAt(at("2026-11-23T21:00:00Z"), BERLIN)).isEqualTo(at("2026-11-24T06:00:00Z"));
    assertThat(quiet.endOfQuietAt(at("2026-11-24T05:59:59Z"), BERLIN)).isEqualTo(at("2026-11-24T06:00:00Z"));
    assertThat(quiet.endOfQuietAt(at("2026-11-24T06:00:00Z"), BERLIN)).isNull();
  }

  @Test
  void keepsTheWallClockOverBothChangesOfTheClocks() {
    var quiet = QuietHours.daily(time("22:00"), time("07:00"));

    // The nights of 29 March (an hour short) and 25 October 2026 (an hour long).
    assertThat(quiet.endOfQuietAt(at("2026-03-28T23:00:00Z"), BERLIN)).isEqualTo(at("2026-03-29T05:00:00Z"));
    assertThat(quiet.endOfQuietAt(at("2026-10-24T23:00:00Z"), BERLIN)).isEqualTo(at("2026-10-25T06:00:00Z"));
  }

  @Test
  void endsWhenTheClocksJumpOverItsEnd() {
    var quiet = QuietHours.daily(time("22:00"), time("02:30"));

    assertThat(quiet.endOfQuietAt(at("2026-03-29T00:30:00Z"), BERLIN)).isEqualTo(at("2026-03-29T01:00:00Z"));
    assertThat(quiet.endOfQuietAt(at("2026-03-29T01:00:00Z"), BERLIN)).isNull();
  }

  @Test
  void lastsThroughAnEndThatIsShownTwice() {
    var quiet = QuietHours.daily(time("22:00"), time("02:30"));

    assertThat(quiet.endOfQuietAt(at("2026-10-25T00:45:00Z"), BERLIN)).isEqualTo(at("2026-10-25T01:30:00Z"));
  }

  @Test
  void takesStretchesThatMeetTogether() {
    var quiet = new QuietHours(List.of(
        new QuietHours.Stretch(time("21:00"), time("00:00"), EnumSet.allOf(DayOfWeek.class)),
        new QuietHours.Stretch(time("00:00"), time("06:30"), EnumSet.allOf(DayOfWeek.class))));

    assertThat(quiet.endOfQuietAt(at("2026-11-23T20:30:00Z"), BERLIN)).isEqualTo(at("2026-11-24T05:30:00Z"));
  }

  @Test
  void holdsOnlyForNightsThatBeginOnItsDays() {
    var weekends = new QuietHours(List.of(
        new QuietHours.Stretch(time("23:00"), time("09:00"), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY))));

    assertThat(weekends.endOfQuietAt(at("2026-11-27T23:30:00Z"), BERLIN)).isEqualTo(at("2026-11-28T08:00:00Z"));
    assertThat(weekends.endOfQuietAt(at("2026-11-29T23:30:00Z"), BERLIN)).isNull();
  }

  @Test
  void answersQuietWithoutEndWithAnInstantAWeekAhead() {
    var always = QuietHours.daily(time("00:00"), time("00:00"));
    var now = at("2026-11-23T12:00:00Z");

    assertThat(always.endOfQuietAt(now, BERLIN)).isAfterOrEqualTo(now.plusSeconds(7 * 86_400));
  }

  @Property(tries = 2000)
  void agreesWithTheWallClockExceptInAnHourThatIsShownTwice(
      @ForAll @LongRange(min = 1_767_225_600L, max = 1_830_297_600L) long second,
      @ForAll @IntRange(max = 1439) int from, @ForAll @IntRange(max = 1439) int to) {
    var quiet = QuietHours.daily(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L));
    var now = Instant.ofEpochSecond(second);
    var local = now.atZone(BERLIN.zone()).toLocalTime();
    boolean within = from < to
        ? !local.isBefore(LocalTime.ofSecondOfDay(from * 60L)) && local.isBefore(LocalTime.ofSecondOfDay(to * 60L))
        : !local.isBefore(LocalTime.ofSecondOfDay(from * 60L)) || local.isBefore(LocalTime.ofSecondOfDay(to * 60L));

    var end = quiet.endOfQuietAt(now, BERLIN);

    if (within) {
      assertThat(end).isNotNull();
    } else if (end != null) {
      var rules = BERLIN.zone().getRules();
      var change = rules.previousTransition(now.plusSeconds(3600));
      assertThat(java.time.Duration.between(change.getInstant(), now).abs()).isLessThanOrEqualTo(java.time.Duration.ofHours(1));
    }
  }
}
