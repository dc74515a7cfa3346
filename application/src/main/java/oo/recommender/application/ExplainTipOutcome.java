package oo.recommender.application;

import java.util.UUID;
import oo.recommender.domain.explanation.Explanation;

/** What becomes of asking why. */
public sealed interface ExplainTipOutcome {

  record Explained(UUID tip, Explanation explanation) implements ExplainTipOutcome {}

  /** There is no such tip, or it is another user's; or the record of its decision was kept for its time. */
  record TipNotFound() implements ExplainTipOutcome {}
}
