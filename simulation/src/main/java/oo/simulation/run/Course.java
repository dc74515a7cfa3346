package oo.simulation.run;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How one policy fared in one population.
 *
 * @param took of the real time, without starting the application
 */
public record Course(String policy, long seed, int users, List<Day> days, Duration took) {

  public double regret() {
    return sum(Day::regret);
  }

  /** Up to the end of each day. */
  public double[] cumulativeRegret() {
    var sums = new double[days.size()];
    double sum = 0;
    for (int day = 0; day < sums.length; day++) {
      sum += days.get(day).regret();
      sums[day] = sum;
    }
    return sums;
  }

  public double worth() {
    return sum(Day::worth);
  }

  public long count(ToLongFunction<Day> what) {
    return days.stream().mapToLong(what).sum();
  }

  public double tipsPerUserAndWeek() {
    return perUserAndWeek(Day::tips);
  }

  public double pushedPerUserAndWeek() {
    return perUserAndWeek(Day::pushed);
  }

  /** Of the tips that were seen; 0 where none was. */
  public double shareDismissed() {
    return (double) count(Day::dismissed) / Math.max(1, count(Day::seen));
  }

  public double shareDone() {
    return (double) count(Day::done) / Math.max(1, count(Day::seen));
  }

  /** Asked of oO, a second of real time. */
  public double rate() {
    return count(Day::asked) / (took.toNanos() / 1e9);
  }

  private double perUserAndWeek(ToLongFunction<Day> what) {
    return count(what) * 7.0 / users / days.size();
  }

  private double sum(ToDoubleFunction<Day> what) {
    return days.stream().mapToDouble(what).sum();
  }
}
