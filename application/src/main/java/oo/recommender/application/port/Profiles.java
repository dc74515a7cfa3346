package oo.recommender.application.port;

import java.util.function.Supplier;
import oo.recommender.domain.Profile;
import oo.shared.domain.UserId;

/** What users told of themselves, as of now: a withdrawn consent is gone from the next call on. */
public interface Profiles {

  /** Of a user who told nothing, the defaults. */
  Profile of(UserId user);

  /** Begins to ask, for who has something else to ask meanwhile: it is the supplier, of the same thread, that waits. */
  default Supplier<Profile> ask(UserId user) {
    return () -> of(user);
  }
}
