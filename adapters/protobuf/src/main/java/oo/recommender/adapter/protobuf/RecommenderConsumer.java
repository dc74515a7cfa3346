package oo.recommender.adapter.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.DateTimeException;
import java.util.List;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.state.UserEvent;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/** Takes the events that shape what is known of users. */
public final class RecommenderConsumer implements MessageHandler {

  /** What it wants, each by its full name: an event of a kind that it does not know would only be parked. */
  public static final List<String> SUBJECTS = List.of(
      "oo.integrations.calendar.signals_changed.v1", "oo.integrations.calendar.disconnected.v1",
      "oo.recommender.tip.decided.v1", "oo.recommender.tip.feedback_received.v1");

  /** What the learner wants. */
  public static final List<String> LEARNER_SUBJECTS =
      List.of("oo.recommender.tip.feedback_received.v1", "oo.recommender.tip.expired.v1");

  private final ApplyUserEvent applyUserEvent;

  public RecommenderConsumer(ApplyUserEvent applyUserEvent) {
    this.applyUserEvent = applyUserEvent;
  }

  /** A consumer of its own: what it cannot handle holds up nobody else. */
  public static MessageHandler learning(LearnFromFeedback learnFromFeedback) {
    return new LearnerConsumer(learnFromFeedback);
  }

  @Override
  public void handle(Message message) {
    applyUserEvent.execute(message.id(), decode(message));
  }

  /**
   * What a message tells. Fields that are not known here are passed over: a newer writer may add some.
   *
   * @throws IllegalArgumentException when its type is not known, or its payload is not of that type or lacks what an
   *     event must have; the same message fails again until newer code reads it
   */
  public static UserEvent decode(Message message) {
    try {
      return switch (message.type()) {
        case "oo.integrations.events.v1.CalendarSignalsChanged" ->
            CalendarEvents.changed(message.payload(), message.occurredAt());
        case "oo.integrations.events.v1.CalendarDisconnected" -> CalendarEvents.disconnected(message.payload());
        case "oo.recommender.events.v1.TipDecided" -> TipEvents.decided(message.payload());
        case "oo.recommender.events.v1.FeedbackReceived" -> TipEvents.received(message.payload());
        default -> throw new IllegalArgumentException("the type is not known here");
      };
    } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableMessage(message, e);
    }
  }
}
