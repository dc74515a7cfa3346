package oo.profile.application.port;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import oo.profile.domain.VersionedPreferences;
import oo.shared.domain.UserId;

public final class InMemoryUserPreferences implements UserPreferences {

  private final Map<UserId, VersionedPreferences> stored = new HashMap<>();

  @Override
  public VersionedPreferences of(UserId user) {
    return stored.getOrDefault(user, VersionedPreferences.NEVER_SET);
  }

  @Override
  public boolean save(UserId user, VersionedPreferences next, Instant at) {
    if (of(user).version() != next.version() - 1) {
      return false;
    }
    stored.put(user, next);
    return true;
  }
}
