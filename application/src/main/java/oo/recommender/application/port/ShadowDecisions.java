package oo.recommender.application.port;

import java.util.List;
import oo.recommender.domain.decision.ShadowDecision;

/** What shadows would have done. */
public interface ShadowDecisions {

  /** Keeps them all or, after an exception, none; the same again changes nothing. */
  void append(List<ShadowDecision> shadows);
}
