package oo.profile.application;

import java.time.ZoneId;
import java.util.function.Supplier;
import oo.profile.application.port.Profiles;
import oo.shared.domain.UserId;

/** What other modules ask of a profile; the answer holds whatever was acknowledged before. */
public final class ProfileQueries {

  private final Profiles profiles;

  public ProfileQueries(Profiles profiles) {
    this.profiles = profiles;
  }

  public ProfileView of(UserId user) {
    return profiles.of(user);
  }

  /** Begins to ask; it is the supplier, of the same thread, that waits. */
  public Supplier<ProfileView> ask(UserId user) {
    return profiles.ask(user);
  }

  public ZoneId timeZoneOf(UserId user) {
    return profiles.of(user).timeZone();
  }
}
