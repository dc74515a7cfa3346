package oo.shared.adapter.tracing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses traces: a share of them, and never more than so many a second, whatever callers ask for. Of a caller's trace
 * the id decides, so that all who take part with the same share choose the same ones.
 */
final class Sampling {

  private static final int LOW_HALF = 19;
  private static final int END = 35;

  private final long bound;
  private final boolean all;
  private final long interval;
  private final long burst;
  private final LongSupplier nanos;
  private final AtomicLong free;

  /** @param share from 0 to 1; @param perSecond at least 1, and so many may come at once */
  Sampling(double share, int perSecond, LongSupplier nanos) {
    this.bound = (long) (share * Long.MAX_VALUE);
    this.all = share >= 1;
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.burst = interval * (perSecond - 1L);
    this.nanos = nanos;
    this.free = new AtomicLong(nanos.getAsLong());
  }

  /** @param traceparent the caller's, valid, or null */
  boolean takes(@Nullable String traceparent) {
    return (all || draw(traceparent) < bound) && hasRoom();
  }

  private static long draw(@Nullable String traceparent) {
    long number = traceparent == null
        ? ThreadLocalRandom.current().nextLong()
        : Long.parseUnsignedLong(traceparent, LOW_HALF, END, 16);
    return number & Long.MAX_VALUE;
  }

  // Each one taken moves the moment on at which the bucket is full again.
  private boolean hasRoom() {
    long now = nanos.getAsLong();
    while (true) {
      long full = free.get();
      long from = full - now > 0 ? full : now;
      if (from - now > burst) {
        return false;
      }
      if (free.compareAndSet(full, from + interval)) {
        return true;
      }
    }
  }
}
