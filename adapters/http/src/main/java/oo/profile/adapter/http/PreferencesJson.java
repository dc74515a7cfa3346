package oo.profile.adapter.http;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import oo.codegen.http.model.Preferences;
import oo.codegen.http.model.QuietHours;
import oo.codegen.http.model.QuietHours.DaysEnum;
import oo.codegen.http.model.TipKindName;
import oo.profile.application.SetPreferences;
import oo.shared.application.ExpectedVersion;
import oo.shared.domain.UserId;

/** Preferences as they look outside, and back. */
final class PreferencesJson {

  private PreferencesJson() {}

  static Preferences of(oo.profile.domain.Preferences preferences) {
    return new Preferences(
        preferences.timeZone().getId(), preferences.quietHours().stream().map(PreferencesJson::hours).toList(),
        Arrays.stream(TipKindName.values()).filter(kind -> preferences.kindsOff().contains(kind.value())).toList(),
        preferences.dailyCap(), preferences.pushCooldown().toString());
  }

  static SetPreferences.Command command(UserId user, ExpectedVersion expected, Preferences wanted) {
    return new SetPreferences.Command(
        user, expected, wanted.timeZone(), wanted.quietHours().stream().map(PreferencesJson::hours).toList(),
        wanted.kindsOff().stream().map(TipKindName::value).collect(Collectors.toSet()), wanted.dailyCap(),
        wanted.pushCooldown());
  }

  private static QuietHours hours(oo.profile.domain.QuietHours hours) {
    return new QuietHours(days(hours.days()), hours.from().toString(), hours.to().toString());
  }

  private static oo.profile.domain.QuietHours hours(QuietHours hours) {
    var days = hours.days().stream().map(day -> DayOfWeek.of(day.ordinal() + 1))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    return new oo.profile.domain.QuietHours(days, LocalTime.parse(hours.from()), LocalTime.parse(hours.to()));
  }

  private static List<DaysEnum> days(Set<DayOfWeek> days) {
    return days.stream().map(day -> DaysEnum.values()[day.ordinal()]).toList();
  }
}
