package oo.recommender.adapter.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.DateTimeException;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.events.v1.TipExpired;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/** Takes what became of tips to whoever learns from it. */
final class LearnerConsumer implements MessageHandler {

  private final LearnFromFeedback learnFromFeedback;

  LearnerConsumer(LearnFromFeedback learnFromFeedback) {
    this.learnFromFeedback = learnFromFeedback;
  }

  @Override
  public void handle(Message message) {
    learnFromFeedback.execute(decode(message));
  }

  static LearnFromFeedback.Command decode(Message message) {
    try {
      return switch (message.type()) {
        case "oo.recommender.events.v1.FeedbackReceived" -> {
          var feedback = TipEvents.received(message.payload());
          yield new LearnFromFeedback.Command(message.id(), feedback.user(), feedback.tip(), Aftermath.of(feedback));
        }
        case "oo.recommender.events.v1.TipExpired" -> {
          var expired = TipExpired.parseFrom(message.payload());
          yield new LearnFromFeedback.Command(
              message.id(), Fields.user(expired.getUserId()), Fields.id("tip_id", expired.getTipId()), Aftermath.IGNORED);
        }
        default -> throw new IllegalArgumentException("the type is not known here");
      };
    } catch (InvalidProtocolBufferException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableMessage(message, e);
    }
  }
}
