package oo.recommender.adapter.report;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.evaluation.Estimate;
import oo.recommender.domain.evaluation.Level;
import oo.recommender.domain.evaluation.Summary;

/** An estimate under the name that it is told by. */
record Named(String name, Estimate estimate) {

  static List<Named> all(Summary summary) {
    var all = new ArrayList<Named>();
    all.add(new Named("as logged", summary.logged()));
    all.addAll(of(summary.actions(), summary.terms().clip()));
    if (summary.kinds() != null) {
      all.add(new Named("IPS, by kind", summary.kinds().ips()));
      all.add(new Named("SNIPS, by kind", summary.kinds().snips()));
    }
    return all;
  }

  private static List<Named> of(Level level, double clip) {
    var estimates = new ArrayList<>(List.of(
        new Named("IPS", level.ips()), new Named("SNIPS", level.snips()),
        new Named("IPS, clipped at " + Figures.shortest(clip), level.clipped())));
    if (level.direct() != null) {
      estimates.add(new Named("DM", level.direct()));
    }
    if (level.doublyRobust() != null) {
      estimates.add(new Named("DR", level.doublyRobust()));
    }
    return estimates;
  }
}
