package oo.recommender.application.port;

import oo.recommender.domain.Profile;
import oo.shared.domain.UserId;

/** What users told of themselves, as of now: a withdrawn consent is gone from the next call on. */
public interface Profiles {

  /** Of a user who told nothing, the defaults. */
  Profile of(UserId user);
}
