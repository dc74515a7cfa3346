package oo.recommender.application.port;

import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.domain.state.UserEvent;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Every event that ever went into a user's state, as the modules that made them keep them. */
public interface UserEvents {

  /** Hands over the events of one user or of all (null) one by one, those of one user in their order. */
  void each(@Nullable UserId user, Consumer<Kept> reader);

  /** @param message the id under which it is applied */
  record Kept(UUID message, UserEvent event) {}
}
