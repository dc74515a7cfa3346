package oo.recommender.application;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import oo.recommender.domain.rollout.Figures;

/** Adds up what happens in this process. */
final class FigureTally {

  private final Map<String, Figures> sums = new ConcurrentHashMap<>();
  private final LongAdder failures = new LongAdder();

  void add(String policy, Figures figures) {
    if (!policy.isEmpty()) {
      sums.merge(policy, figures, Figures::plus);
    }
    failures.add(figures.failures());
  }

  /** What was added since the last time; each decision is in one of them. */
  Map<String, Figures> drain() {
    var drained = new HashMap<String, Figures>();
    for (var policy : sums.keySet()) {
      var figures = sums.remove(policy);
      if (figures != null) {
        drained.put(policy, figures);
      }
    }
    return drained;
  }

  long failures() {
    return failures.sum();
  }
}
