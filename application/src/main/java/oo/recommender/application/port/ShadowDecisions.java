package oo.recommender.application.port;

import java.util.List;
import oo.recommender.domain.decision.ShadowDecision;

/** What shadows would have done. */
public interface ShadowDecisions {

  /** Keeps the shadows of one decision together; the same again changes nothing. */
  void append(List<ShadowDecision> shadows);
}
