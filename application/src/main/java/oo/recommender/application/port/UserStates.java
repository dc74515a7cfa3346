package oo.recommender.application.port;

import java.util.UUID;
import java.util.function.UnaryOperator;
import oo.recommender.domain.state.UserState;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** The users' read models, written from events. */
public interface UserStates {

  /**
   * Changes a user's state and remembers the message, in one transaction; changes of one user come one after another.
   *
   * @param change may be called more than once and has no other effect
   * @return false when the message was applied before, and then nothing happens
   */
  boolean apply(UUID message, UserId user, UnaryOperator<UserState> change);

  /** Forgets the state, and that messages were applied, of one user or of all (null). */
  void clear(@Nullable UserId user);
}
