package oo.profile.application.port;

import oo.profile.application.ProfileView;
import oo.shared.domain.UserId;

/** Reads what a decision needs of a user, as of the last commit, in one round trip. */
public interface Profiles {

  /** Somebody who never set anything has the defaults. */
  ProfileView of(UserId user);
}
