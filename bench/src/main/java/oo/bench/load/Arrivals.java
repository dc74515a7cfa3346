package oo.bench.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Open loop: requests become due at random (a Poisson process, as in pgbench), whether or not earlier ones were answered.
 * Whoever is free first takes the next. A request that had to wait for a client is late already when it is made, and its
 * latency counts from when it was due: what a stall does to those behind it is not left out.
 */
final class Arrivals implements Pace {

  /** Waits until a moment; returns at once when it is past. */
  @FunctionalInterface
  interface Waiting {
    void until(long moment) throws InterruptedException;
  }

  /** How much longer than planned what is due may be made, in the time that was planned. */
  private static final int LATEST = 2;

  private final double nanosBetween;
  private final long nanos;
  private final SplittableRandom random;
  private final LongSupplier clock;
  private final Waiting waiting;
  private double due;
  private long began;
  private long unsent;

  Arrivals(double perSecond, Duration time, long seed) {
    this(perSecond, time, seed, System::nanoTime, Arrivals::sleep);
  }

  Arrivals(double perSecond, Duration time, long seed, LongSupplier clock, Waiting waiting) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("nothing arrives at " + perSecond + " a second");
    }
    this.nanosBetween = 1e9 / perSecond;
    this.nanos = time.toNanos();
    this.random = new SplittableRandom(seed);
    this.clock = clock;
    this.waiting = waiting;
  }

  @Override
  public synchronized void begin() {
    began = clock.getAsLong();
    due = 0;
  }

  @Override
  public long next() throws InterruptedException {
    long moment = take();
    if (moment != OVER) {
      waiting.until(moment);
    }
    return moment;
  }

  private synchronized long take() {
    due -= nanosBetween * Math.log(1 - random.nextDouble());
    if (due > nanos) {
      return OVER;
    }
    if (clock.getAsLong() - began > LATEST * nanos) {
      for (; due <= nanos; due -= nanosBetween * Math.log(1 - random.nextDouble())) {
        unsent++;
      }
      return OVER;
    }
    return began + (long) due;
  }

  private static void sleep(long moment) throws InterruptedException {
    long left = moment - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  @Override
  public boolean counts(long answered) {
    return true;
  }

  @Override
  public synchronized long unsent() {
    return unsent;
  }
}
