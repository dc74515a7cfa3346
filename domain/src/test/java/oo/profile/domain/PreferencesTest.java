package oo.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferencesTest {

  private static final ZoneId UTC = ZoneId.of("Etc/UTC");

  @Test
  void hasTheDefaultsOfTheContract() {
    assertThat(Preferences.DEFAULTS)
        .isEqualTo(new Preferences(UTC, List.of(), Set.of(), 12, Duration.ofHours(1)));
  }

  @Test
  void refusesAnOffset() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> new Preferences(ZoneId.of("UTC+1"), List.of(), Set.of(), 12, Duration.ZERO));
  }

  @Test
  void refusesACapOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> withCap(0));
    assertThatIllegalArgumentException().isThrownBy(() -> withCap(51));
    assertThat(withCap(1).dailyCap()).isEqualTo(1);
    assertThat(withCap(50).dailyCap()).isEqualTo(50);
  }

  @Test
  void refusesACooldownOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> withCooldown(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> withCooldown(Duration.ofHours(24).plusSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> withCooldown(Duration.ofMillis(1)));
  }

  @Test
  void isTheSameWhateverTheOrderOfKindsAndDays() {
    assertThat(new Preferences(UTC, List.of(), Set.of("sleep", "focus"), 12, Duration.ZERO))
        .isEqualTo(new Preferences(UTC, List.of(), Set.of("focus", "sleep"), 12, Duration.ZERO));
    assertThat(quiet(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)).isEqualTo(quiet(DayOfWeek.MONDAY, DayOfWeek.SUNDAY))
        .satisfies(hours -> assertThat(hours.days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
  }

  @Test
  void refusesQuietHoursWithoutDaysOrWithSeconds() {
    assertThatIllegalArgumentException().isThrownBy(PreferencesTest::quiet);
    assertThatIllegalArgumentException().isThrownBy(
        () -> new QuietHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0, 1), LocalTime.NOON));
  }

  private static Preferences withCap(int cap) {
    return new Preferences(UTC, List.of(), Set.of(), cap, Duration.ZERO);
  }

  private static Preferences withCooldown(Duration cooldown) {
    return new Preferences(UTC, List.of(), Set.of(), 12, cooldown);
  }

  private static QuietHours quiet(DayOfWeek... days) {
    return new QuietHours(Set.of(days), LocalTime.of(22, 0), LocalTime.of(7, 0));
  }
}
