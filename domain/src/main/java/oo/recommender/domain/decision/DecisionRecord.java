package oo.recommender.domain.decision;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One decision point as the ledger keeps it, never changed: enough to repeat everything but the wording.
 *
 * @param candidates none where the user was not available
 * @param draw null where the user was not available, for then nothing is randomised
 */
public record DecisionRecord(
    UUID id, UserId user, DecisionContext context, Availability availability, CandidateSet candidates,
    @Nullable Draw draw, Answer answer) {

  public DecisionRecord {
    if ((draw != null) != (availability instanceof Availability.Available)) {
      throw new IllegalArgumentException("a choice is drawn exactly where the user is available");
    }
  }

  public Instant at() {
    return context.at();
  }

  public Trigger trigger() {
    return context.trigger();
  }

  /** The tip that this decision's answer offers, as it was then. */
  public Tip tip(Answer.Offered offered) {
    return new Tip(
        offered.id(), id, user, trigger(), at(), offered.content(), offered.expiresAt(), new TipState.Offered());
  }

  public TipDecided event() {
    return new TipDecided(id, user, at(), trigger(), switch (answer) {
      case Answer.Offered offered -> new TipDecided.Tip(
          offered.id(), offered.content().ref(), offered.content().kind(), offered.expiresAt());
      case Answer.Silence silence -> new TipDecided.Silence(silence.reason(), silence.until());
    });
  }
}
