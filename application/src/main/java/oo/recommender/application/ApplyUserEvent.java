package oo.recommender.application;

import java.util.UUID;
import oo.recommender.application.port.UserStates;
import oo.recommender.domain.state.UserEvent;

/** Takes an event into the user's state; the same message again changes nothing. */
public final class ApplyUserEvent {

  private final UserStates states;

  public ApplyUserEvent(UserStates states) {
    this.states = states;
  }

  /** @param message the id of the message that brought the event */
  public void execute(UUID message, UserEvent event) {
    states.apply(message, event.user(), state -> state.after(event));
  }
}
