package oo.recommender.application;

import oo.recommender.application.port.UserEvents;
import oo.recommender.application.port.UserStates;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Drops what is known of one user or of all, and makes it anew from their events.
 *
 * <p>Events that arrive meanwhile are taken too: the state does not depend on their order.
 */
public final class RebuildUserState {

  private final UserStates states;
  private final UserEvents events;

  public RebuildUserState(UserStates states, UserEvents events) {
    this.states = states;
    this.events = events;
  }

  /** @param user null for all */
  public Rebuilt execute(@Nullable UserId user) {
    states.clear(user);
    var counter = new Counter();
    events.each(user, kept -> {
      states.apply(kept.message(), kept.event().user(), state -> state.after(kept.event()));
      counter.events++;
    });
    return new Rebuilt(counter.events);
  }

  public record Rebuilt(long events) {}

  private static final class Counter {
    private long events;
  }
}
