package oo.chaos.verdict;

import java.util.Random;
import oo.bootstrap.Settings;
import oo.bootstrap.wiring.TimeOrderedIds;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.decision.Draw;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.ModuleSchema;
import oo.shared.adapter.postgres.OutboxTable;

/**
 * Whether what was drawn fits the probabilities that were logged with it. Every draw is turned into a number that is uniform
 * between 0 and 1 if they are right: where the drawn arm begins in the distribution, and a random part of its width
 * (Brockwell, "Universal residuals", 2007). Those fall into bins of equal size.
 *
 * @param chiSquared of the bins, with one degree of freedom less than there are bins
 */
public record Draws(long count, double chiSquared) {

  /** Of χ² with 19 degrees of freedom, for p = 0.01. */
  public static final double CRITICAL = 36.19;

  private static final int BINS = 20;
  private static final String MODULE = "recommender";

  /** @param seed of the random parts */
  public static Draws of(Settings settings, long seed) {
    var access = DatabaseSettings.of(settings.database().url(), ModuleSchema.role(MODULE), settings.modulePassword(MODULE), 2);
    var bins = new long[BINS];
    var random = new Random(seed);
    try (var database = new ModuleDatabase(access);
        var tables = new PostgresRecommender(database, new OutboxTable(database), new TimeOrderedIds(), Coalescer.Observer.NONE)) {
      tables.decisions().each(Decisions.Selection.ALL, record -> {
        if (record.draw() != null) {
          bins[(int) Math.min(BINS - 1, BINS * uniform(record.draw(), random.nextDouble()))]++;
        }
      });
    }
    return of(bins);
  }

  static double uniform(Draw draw, double part) {
    double before = 0;
    int arms = draw.distribution().candidates().size();
    int drawn = draw.pick().isSilence() ? arms : draw.pick().candidate();
    for (int arm = 0; arm < drawn; arm++) {
      before += draw.distribution().propensity(arm);
    }
    return before + part * draw.propensity();
  }

  static Draws of(long[] bins) {
    long count = 0;
    for (long bin : bins) {
      count += bin;
    }
    double expected = count / (double) bins.length;
    double sum = 0;
    for (long bin : bins) {
      sum += (bin - expected) * (bin - expected) / expected;
    }
    return new Draws(count, sum);
  }
}
