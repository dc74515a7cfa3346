package oo.profile.application;

import oo.profile.application.port.UserPreferences;
import oo.profile.domain.VersionedPreferences;
import oo.shared.domain.UserId;

/** Reads preferences for the user whose they are. */
public final class PreferencesQueries {

  private final UserPreferences preferences;

  public PreferencesQueries(UserPreferences preferences) {
    this.preferences = preferences;
  }

  public VersionedPreferences of(UserId user) {
    return preferences.of(user);
  }
}
