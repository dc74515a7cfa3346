package oo.recommender.domain.evaluation;

import java.util.List;

/** Whether the gate lets a policy through. */
public sealed interface Ruling {

  record Promote() implements Ruling {}

  /** @param shortfalls every number that failed, at least one */
  record Refuse(List<Shortfall> shortfalls) implements Ruling {

    public Refuse {
      shortfalls = List.copyOf(shortfalls);
    }
  }
}
