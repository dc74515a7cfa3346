package oo.recommender.domain.evaluation;

/** The least and the greatest reward that there can be, known before any is looked at: what an interval's promise hangs on. */
public record RewardRange(double min, double max) {

  public static final RewardRange UNIT = new RewardRange(0, 1);
  /** That of oO's own rewards. */
  public static final RewardRange SIGNED = new RewardRange(-1, 1);

  public RewardRange {
    if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException("rewards from " + min + " to " + max + " are no range");
    }
  }

  public boolean contains(double reward) {
    return reward >= min && reward <= max;
  }

  double width() {
    return max - min;
  }

  Interval values() {
    return new Interval(min, max);
  }

  Interval differences() {
    return new Interval(-width(), width());
  }

  /** From rewards to 0 to 1. */
  double unit(double reward) {
    return (reward - min) / width();
  }

  /** An interval in units of {@link #unit}, as rewards. */
  Interval rewards(Interval unit) {
    return new Interval(min + width() * unit.lower(), min + width() * unit.upper());
  }

  /** A difference of two values in units of {@link #unit}, as one of rewards. */
  Interval differences(Interval unit) {
    return new Interval(width() * unit.lower(), width() * unit.upper());
  }
}
