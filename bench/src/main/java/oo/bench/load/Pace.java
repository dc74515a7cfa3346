package oo.bench.load;

import java.time.Duration;

/** When clients make their requests; one for all of them. */
public interface Pace {

  long OVER = Long.MAX_VALUE;

  /** Each client makes its next request as soon as the last is answered. */
  static Pace oneAfterTheOther(Duration time) {
    return new OneAfterTheOther(time);
  }

  /** So many requests a second, at random, whether or not earlier ones were answered. */
  static Pace arriving(double perSecond, Duration time, long seed) {
    return new Arrivals(perSecond, time, seed);
  }

  /** All are connected: the time runs from now on. */
  void begin();

  /**
   * Waits until the next request is due.
   *
   * @return when that was, by {@link System#nanoTime}: its latency is counted from then on; {@link #OVER} when no more are to be made
   */
  long next() throws InterruptedException;

  /** Whether an answer that came at this moment counts. */
  boolean counts(long answered);

  /** Requests that were due and never made, because no client was free. */
  long unsent();
}
