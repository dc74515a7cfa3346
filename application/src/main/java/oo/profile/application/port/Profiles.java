package oo.profile.application.port;

import java.util.function.Supplier;
import oo.profile.application.ProfileView;
import oo.shared.domain.UserId;

/** Reads what a decision needs of a user, as of the last commit, in one round trip. */
public interface Profiles {

  /** Somebody who never set anything has the defaults. */
  ProfileView of(UserId user);

  /** Begins to read; it is the supplier, of the same thread, that waits. */
  default Supplier<ProfileView> ask(UserId user) {
    return () -> of(user);
  }
}
