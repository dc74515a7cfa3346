package oo.profile.application.port;

import java.util.stream.Collectors;
import oo.profile.application.ProfileView;
import oo.profile.domain.Consent;
import oo.shared.domain.UserId;

public final class InMemoryProfiles implements Profiles {

  private final UserPreferences preferences;
  private final UserConsents consents;

  public InMemoryProfiles(UserPreferences preferences, UserConsents consents) {
    this.preferences = preferences;
    this.consents = consents;
  }

  @Override
  public ProfileView of(UserId user) {
    var said = preferences.of(user).preferences();
    var granted = consents.of(user).stream().filter(Consent::granted)
        .map(consent -> consent.purpose().wireName()).collect(Collectors.toSet());
    return ProfileView.of(said, granted);
  }
}
