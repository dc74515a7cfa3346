package oo.profile.application;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import oo.profile.domain.Preferences;

/**
 * What other modules may know of a user.
 *
 * @param kindsOff kinds of tip that are never offered, by their names in the contract
 * @param dailyCap tips in a local day, 1 to 50
 * @param consents the purposes that are granted now, by their names in the contract
 */
public record ProfileView(
    ZoneId timeZone, List<QuietHours> quietHours, Set<String> kindsOff, int dailyCap, Duration pushCooldown,
    Set<String> consents) {

  public ProfileView {
    quietHours = List.copyOf(quietHours);
    kindsOff = Set.copyOf(kindsOff);
    consents = Set.copyOf(consents);
  }

  public static ProfileView of(Preferences preferences, Set<String> consents) {
    return new ProfileView(
        preferences.timeZone(), preferences.quietHours().stream().map(QuietHours::of).toList(),
        preferences.kindsOff(), preferences.dailyCap(), preferences.pushCooldown(), consents);
  }

  /**
   * @param days on which it begins
   * @param to on the next day when it is not after {@code from}; equal means 24 hours
   */
  public record QuietHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public QuietHours {
      days = Set.copyOf(days);
    }

    private static QuietHours of(oo.profile.domain.QuietHours hours) {
      return new QuietHours(hours.days(), hours.from(), hours.to());
    }
  }
}
