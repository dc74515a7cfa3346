package oo.recommender.adapter.inprocess;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import oo.recommender.application.port.UserEvents;
import oo.recommender.domain.state.UserEvent;
import oo.shared.application.FailureSummary;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events that went into users' states where they were first told. */
final class InProcessUserEvents implements UserEvents {

  private static final Logger LOG = LoggerFactory.getLogger(InProcessUserEvents.class);

  private final List<Consumer<MessageHandler>> histories;
  private final Function<Message, UserEvent> decoder;

  InProcessUserEvents(List<Consumer<MessageHandler>> histories, Function<Message, UserEvent> decoder) {
    this.histories = List.copyOf(histories);
    this.decoder = decoder;
  }

  @Override
  public void each(@Nullable UserId user, Consumer<Kept> reader) {
    MessageHandler handler = message -> {
      if (user == null || message.key().equals(user.value())) {
        read(message, reader);
      }
    };
    histories.forEach(history -> history.accept(handler));
  }

  private void read(Message message, Consumer<Kept> reader) {
    UserEvent event;
    try {
      event = decoder.apply(message);
    } catch (IllegalArgumentException e) {
      // It was parked when it came, so it never went into a state; it must not stand in the way of those that did.
      LOG.warn("left out of the history: {}", FailureSummary.of(e));
      return;
    }
    reader.accept(new Kept(message.id(), event));
  }
}
