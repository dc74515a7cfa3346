package oo.recommender.application.port;

import java.time.Instant;
import java.util.Map;
import oo.recommender.domain.rollout.Figures;

/** What happened to the decisions of each policy, from all processes. */
public interface ArmFigures {

  /** Adds what happened in this process lately, by name of the policy. */
  void append(Map<String, Figures> figures, Instant at);

  /** The sums, by name of the policy, of what was added since then. */
  Map<String, Figures> since(Instant from);

  /** Forgets what was added before then. */
  void forget(Instant before);
}
