package oo.profile.domain;

import java.time.Instant;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a user said about one purpose; the last word counts.
 *
 * @param version how often it was given or withdrawn
 * @param changedAt when it was last given or withdrawn; absent when it never was
 */
public record Consent(Purpose purpose, boolean granted, long version, @Nullable Instant changedAt) {

  public static Consent neverGiven(Purpose purpose) {
    return new Consent(purpose, false, 0, null);
  }

  /** Saying again what was said changes nothing; withdrawing what was never given is a word all the same. */
  public boolean isChangedBy(boolean wanted) {
    return version == 0 || granted != wanted;
  }

  public Consent changedTo(boolean wanted, Instant at) {
    return new Consent(purpose, wanted, version + 1, at);
  }

  public ProfileEvent.ConsentChanged changeOf(UserId user) {
    return new ProfileEvent.ConsentChanged(user, purpose, granted);
  }
}
