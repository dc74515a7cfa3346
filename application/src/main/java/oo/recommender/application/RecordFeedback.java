package oo.recommender.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.Transition;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Takes a reaction to a tip by the rules of {@link Lifecycle}; the same reaction twice is one. */
public final class RecordFeedback {

  private static final int ATTEMPTS = 5;

  private final Feedbacks feedbacks;
  private final Ids ids;
  private final InstantSource clock;

  public RecordFeedback(Feedbacks feedbacks, Ids ids, InstantSource clock) {
    this.feedbacks = feedbacks;
    this.ids = ids;
    this.clock = clock;
  }

  public record Command(UserId user, UUID tip, Reaction reaction, @Nullable IdempotencyKey key) {}

  public FeedbackOutcome execute(Command command) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var outcome = attempt(command);
      if (outcome != null) {
        return outcome;
      }
    }
    return new FeedbackOutcome.Contended();
  }

  /** Null where the user's tips changed underneath. */
  private @Nullable FeedbackOutcome attempt(Command command) {
    return switch (feedbacks.find(command.user(), command.tip(), command.key())) {
      case Feedbacks.Found.Reacting(var tip, var tips) -> react(command, tip, tips);
      case Feedbacks.Found.NotFound _ -> new FeedbackOutcome.TipNotFound();
      case Feedbacks.Found.AnsweredBefore before -> new FeedbackOutcome.Recorded(before.feedback(), true);
      case Feedbacks.Found.KeyReused _ -> new FeedbackOutcome.KeyReused();
    };
  }

  private @Nullable FeedbackOutcome react(Command command, Tip tip, UserTips tips) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (Lifecycle.react(tip, command.reaction(), now)) {
      case Transition.Moved(var to) -> moved(command, tip.in(to), tips, now);
      case Transition.Repeated(var state) -> keep(feedback(command, state, true, now), null, command.key());
      case Transition.Refused(var state) -> new FeedbackOutcome.Conflict(state);
      case Transition.SnoozeOutOfRange _ -> new FeedbackOutcome.SnoozeOutOfRange();
    };
  }

  private @Nullable FeedbackOutcome moved(Command command, Tip tip, UserTips tips, Instant now) {
    var feedback = feedback(command, tip.state(), false, now);
    var event = new FeedbackReceived(
        feedback.id(), tip.user(), tip.id(), tip.decision(), tip.content().ref(), tip.content().kind(),
        command.reaction(), feedback.late(), now);
    return keep(feedback, new Feedbacks.Change(tip, tips.after(tip, now), event), command.key());
  }

  private Feedback feedback(Command command, TipState state, boolean repeated, Instant now) {
    boolean late = state instanceof TipState.Done done && done.late();
    return new Feedback(ids.next(), command.user(), command.tip(), command.reaction(), state, repeated, late, now);
  }

  private @Nullable FeedbackOutcome keep(
      Feedback feedback, Feedbacks.@Nullable Change change, @Nullable IdempotencyKey key) {
    return switch (feedbacks.append(new Feedbacks.Append(feedback, change, key))) {
      case Feedbacks.Outcome.Appended _ -> new FeedbackOutcome.Recorded(feedback, false);
      case Feedbacks.Outcome.Conflict _ -> null;
      case Feedbacks.Outcome.AnsweredBefore before -> new FeedbackOutcome.Recorded(before.feedback(), true);
      case Feedbacks.Outcome.KeyReused _ -> new FeedbackOutcome.KeyReused();
      case Feedbacks.Outcome.InFlight _ -> new FeedbackOutcome.InFlight();
    };
  }
}
