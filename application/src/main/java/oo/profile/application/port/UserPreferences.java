package oo.profile.application.port;

import java.time.Instant;
import oo.profile.domain.VersionedPreferences;
import oo.shared.domain.UserId;

/** The preferences of every user. */
public interface UserPreferences {

  /** Those that were saved last, or {@link VersionedPreferences#NEVER_SET}. */
  VersionedPreferences of(UserId user);

  /**
   * Stores them only if the version before theirs is the one that is stored.
   *
   * @return whether they are stored now; false means that somebody else came first, and changes nothing
   */
  boolean save(UserId user, VersionedPreferences next, Instant at);
}
