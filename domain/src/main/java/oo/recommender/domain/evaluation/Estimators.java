package oo.recommender.domain.evaluation;

import org.jspecify.annotations.Nullable;

/** The estimators' sums at one level; their size does not grow with the log. */
final class Estimators {

  private static final double MOST_TIMES = 1 << 24;

  private final Terms terms;
  private final Sum weights = new Sum();
  private final Sum squares = new Sum();
  private final Sum weighted = new Sum();
  private final Sum clipped = new Sum();
  private final Sum direct = new Sum();
  private final Sum doublyRobust = new Sum();
  private final Sum rewards = new Sum();
  private final Sum unsupported = new Sum();
  private final Bounds value = Bounds.ofValue(0);
  private final Bounds clippedValue = Bounds.ofValue(0);
  private final Bounds difference = Bounds.ofDifference();
  private final @Nullable Bounds robustValue;
  private double largest;
  private long count;
  private long modelled;
  private boolean modelOutside;

  Estimators(Terms terms) {
    this.terms = terms;
    this.robustValue = Double.isFinite(terms.largestWeight()) ? Bounds.ofValue(-terms.largestWeight()) : null;
  }

  void add(Chance chance, double reward, double unsupportedShare, @Nullable Estimates model) {
    double weight = chance.weight();
    double cut = Math.min(weight, terms.clip());
    double unit = terms.rewards().unit(reward);
    count++;
    largest = Math.max(largest, weight);
    weights.add(weight);
    squares.add(weight * weight);
    weighted.add(weight * reward);
    clipped.add(cut * reward);
    rewards.add(reward);
    unsupported.add(unsupportedShare);
    value.add(weight * unit, weight * (1 - unit));
    clippedValue.add(cut * unit, cut * (1 - unit));
    // Neither is below -1, however large the weight: bounds of a difference need no bound of the weights.
    difference.add((weight - 1) * unit, (weight - 1) * (1 - unit));
    if (model != null) {
      add(weight, reward, model);
    }
  }

  private void add(double weight, double reward, Estimates model) {
    var range = terms.rewards();
    double robust = model.target() + weight * (reward - model.taken());
    modelled++;
    direct.add(model.target());
    doublyRobust.add(robust);
    modelOutside |= !range.contains(model.target()) || !range.contains(model.taken());
    if (robustValue != null && !modelOutside && weight <= terms.largestWeight()) {
      robustValue.add(range.unit(robust), 1 - range.unit(robust));
    }
  }

  Level level() {
    var interval = valueInterval();
    boolean all = modelled == count && count > 0;
    return new Level(
        value(interval, weighted.value() / count),
        value(interval, weighted.value() / weights.value()),
        value(clippedInterval(), clipped.value() / count),
        all ? Estimate.without("how far a model is off is not known", direct.value() / count) : null,
        all ? doublyRobust() : null,
        difference(), decisionsNeeded(), support());
  }

  private Estimate value(Interval interval, double estimate) {
    return Estimate.of(interval, estimate, terms.rewards().values());
  }

  Estimate difference() {
    return Estimate.of(
        differenceInterval(), (weighted.value() - rewards.value()) / count, terms.rewards().differences());
  }

  Interval valueInterval() {
    return terms.rewards().rewards(value.at(terms.alpha()));
  }

  /** Of the value too: cutting only makes its bounds wider. */
  Interval clippedInterval() {
    return terms.rewards().rewards(clippedValue.at(terms.alpha()));
  }

  Interval differenceInterval() {
    return terms.rewards().differences(difference.at(terms.alpha()));
  }

  Estimate doublyRobust() {
    double estimate = doublyRobust.value() / count;
    if (robustValue == null) {
      return Estimate.without("no bound of the weights is given", estimate);
    }
    if (largest > terms.largestWeight()) {
      return Estimate.without("a weight is above the bound that was given", estimate);
    }
    return modelOutside
        ? Estimate.without("the model predicts rewards which there cannot be", estimate)
        : value(terms.rewards().rewards(robustValue.at(terms.alpha())), estimate);
  }

  private double decisionsNeeded() {
    double margin = terms.margin() / terms.rewards().width();
    double few = 0;
    double many = 1;
    while (!(difference.lower(terms.alpha(), many) > margin)) {
      few = many;
      many *= 2;
      if (many > MOST_TIMES || count == 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    while (few > 0 && many - few > 1e-3 * few) {
      double middle = (few + many) / 2;
      if (difference.lower(terms.alpha(), middle) > margin) {
        many = middle;
      } else {
        few = middle;
      }
    }
    return Math.ceil(count * many);
  }

  private Support support() {
    double sum = weights.value();
    double mean = sum / count;
    double variance = Math.max(0, squares.value() / count - mean * mean);
    return new Support(
        sum == 0 ? 0 : sum * sum / squares.value(), largest, sum == 0 ? 1 : largest / sum, mean, Math.sqrt(variance / count),
        unsupported.value() / count);
  }

  long count() {
    return count;
  }
}
