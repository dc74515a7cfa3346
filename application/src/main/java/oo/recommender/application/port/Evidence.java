package oo.recommender.application.port;

import java.time.Instant;
import java.util.List;
import oo.recommender.domain.policy.PolicyId;

/** What the ledger tells of the worth of one policy against another. May take long. */
public interface Evidence {

  /** @param since when the candidate was first tried */
  Findings of(PolicyId candidate, PolicyId baseline, Instant since);

  /**
   * @param promotes whether support, sample and interval allow the candidate to decide for all
   * @param harms whether the candidate is known to be worth less than the baseline
   * @param reasons the figures that decide it, in words
   */
  record Findings(boolean promotes, boolean harms, List<String> reasons) {

    public Findings {
      reasons = List.copyOf(reasons);
    }
  }
}
