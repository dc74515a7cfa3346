package oo.recommender.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.recommender.domain.evaluation.Shortfall.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Lets a policy through only when there are enough decisions, they support what it would do, and the whole interval of the
 * difference lies above the margin.
 *
 * @param decisions at least so many
 * @param effectiveSampleSize at least that
 * @param largestShare of the whole weight, at most that on any one decision
 * @param unsupported at most that share of the target's probability on what the log never does
 */
public record Gate(long decisions, double effectiveSampleSize, double largestShare, double unsupported) {

  public static final Gate STANDARD = new Gate(500, 200, 0.025, 0.01);

  public Ruling judge(Summary summary) {
    var shortfalls = new ArrayList<Shortfall>();
    tooFew(summary, shortfalls);
    if (summary.decisions() > 0) {
      tooThin(summary, shortfalls);
      unsupported(summary, shortfalls);
      notBetter(summary, shortfalls);
    }
    return shortfalls.isEmpty() ? new Ruling.Promote() : new Ruling.Refuse(shortfalls);
  }

  private void tooFew(Summary summary, List<Shortfall> shortfalls) {
    long count = summary.decisions();
    if (count < decisions) {
      shortfalls.add(more(Measure.DECISIONS, count, decisions, "there are %d decisions, at least %d are needed"
          .formatted(count, decisions), decisions - count));
    }
  }

  private void tooThin(Summary summary, List<Shortfall> shortfalls) {
    var support = summary.actions().support();
    long count = summary.decisions();
    if (support.effectiveSampleSize() < effectiveSampleSize) {
      shortfalls.add(more(Measure.EFFECTIVE_SAMPLE_SIZE, support.effectiveSampleSize(), effectiveSampleSize,
          text("the log is worth %.0f decisions of the target's own, at least %.0f are needed",
              support.effectiveSampleSize(), effectiveSampleSize),
          needed(count, effectiveSampleSize / support.effectiveSampleSize())));
    }
    if (support.largestShare() > largestShare) {
      shortfalls.add(more(Measure.LARGEST_WEIGHT_SHARE, support.largestShare(), largestShare,
          text("one decision, of weight %.1f, carries %.1f%% of the whole weight, at most %.1f%% is allowed",
              support.largestWeight(), 100 * support.largestShare(), 100 * largestShare),
          needed(count, support.largestShare() / largestShare)));
    }
  }

  private void unsupported(Summary summary, List<Shortfall> shortfalls) {
    var support = summary.actions().support();
    if (support.unsupported() > unsupported) {
      shortfalls.add(other(Measure.UNSUPPORTED_SHARE, support.unsupported(), unsupported,
          text("%.1f%% of what the target does the log never does, at most %.1f%% is allowed", 100 * support.unsupported(),
              100 * unsupported),
          "more decisions do not help: the logging policy has to explore these actions"));
    }
    double astray = support.weightAstray();
    if (Math.abs(astray) > unsupported) {
      shortfalls.add(other(Measure.MEAN_WEIGHT, support.meanWeight(), 1,
          text("the weights' mean is %.3f and not 1 (standard error %.3f)", support.meanWeight(), support.meanWeightError()),
          astray < 0
              ? "the target does what the log never does, or almost never: the logging policy has to explore more"
              : "the logged propensities cannot be right: look at how they are written"));
    }
  }

  private static void notBetter(Summary summary, List<Shortfall> shortfalls) {
    var difference = summary.actions().difference();
    double margin = summary.terms().margin();
    var interval = difference.interval();
    if (interval != null && interval.lower() > margin) {
      return;
    }
    double lower = interval == null ? Double.NEGATIVE_INFINITY : interval.lower();
    var says = text("the target's gain is %.4f, of which no more than %.4f is sure; it has to be above %.4f",
        difference.value(), lower, margin);
    double needed = summary.actions().decisionsNeeded();
    if (Double.isFinite(needed)) {
      shortfalls.add(more(Measure.DIFFERENCE_LOWER_BOUND, lower, margin, says, (long) needed - summary.decisions()));
    } else {
      shortfalls.add(other(Measure.DIFFERENCE_LOWER_BOUND, lower, margin, says, hopeless(interval, margin)));
    }
  }

  private static String hopeless(@Nullable Interval interval, double margin) {
    return interval != null && interval.upper() < margin
        ? "more decisions do not help: the target is worse"
        : "more decisions like these do not help: what they show is no gain";
  }

  /** Null where nothing grows with the log. */
  private static @Nullable Long needed(long count, double times) {
    return Double.isFinite(times) ? (Long) (long) Math.ceil(count * (times - 1)) : null;
  }

  private static Shortfall more(Measure measure, double actual, double required, String says, @Nullable Long more) {
    return more == null
        ? other(measure, actual, required, says, "more decisions like these do not help")
        : new Shortfall(measure, actual, required, says, "about " + Math.max(1, more) + " more decisions like these",
            Math.max(1, more));
  }

  private static Shortfall other(Measure measure, double actual, double required, String says, String remedy) {
    return new Shortfall(measure, actual, required, says, remedy, null);
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
