package oo.recommender.application;

import java.util.UUID;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Tips;
import oo.recommender.domain.explanation.Explainer;
import oo.shared.domain.UserId;

/** Tells why a tip was given, from the record of its decision. */
public final class ExplainTip {

  private final Tips tips;
  private final Decisions decisions;
  private final Explainer explainer;

  public ExplainTip(Tips tips, Decisions decisions, Explainer explainer) {
    this.tips = tips;
    this.decisions = decisions;
    this.explainer = explainer;
  }

  public ExplainTipOutcome execute(UserId user, UUID tip) {
    var found = tips.find(user, tip);
    var record = found == null ? null : decisions.find(user, found.decision());
    return record == null
        ? new ExplainTipOutcome.TipNotFound() : new ExplainTipOutcome.Explained(tip, explainer.explain(record));
  }
}
