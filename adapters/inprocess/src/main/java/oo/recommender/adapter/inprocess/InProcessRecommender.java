package oo.recommender.adapter.inprocess;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import oo.profile.application.ProfileQueries;
import oo.recommender.application.port.Profiles;
import oo.recommender.application.port.UserEvents;
import oo.recommender.domain.state.UserEvent;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/** What the recommender needs of other modules, from those that run in the same process. */
public final class InProcessRecommender {

  private InProcessRecommender() {}

  public static Profiles profiles(ProfileQueries profiles) {
    return new InProcessProfiles(profiles);
  }

  /**
   * The events that went into users' states.
   *
   * @param histories one for each module that tells of them, read one after another: each hands everything that its
   *     module ever told under the recommender's subjects to a handler, in its order
   * @param decoder throws IllegalArgumentException for what it cannot read; that is left out and logged
   */
  public static UserEvents userEvents(
      List<Consumer<MessageHandler>> histories, Function<Message, UserEvent> decoder) {
    return new InProcessUserEvents(histories, decoder);
  }
}
