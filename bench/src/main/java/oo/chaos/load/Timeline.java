package oo.chaos.load;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;
import oo.bench.load.Answer;
import oo.bench.load.Decisions;
import oo.bench.load.Judge;

/** Counts right answers by when they came, to see how a rate falls and comes back. */
public final class Timeline implements Judge {

  private static final long BUCKET = Duration.ofMillis(100).toNanos();
  private static final int BUCKETS = 6_000;

  private final Judge judge = new Decisions();
  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
  private final long began = System.nanoTime();

  @Override
  public String outcome(Answer answer) {
    String outcome = judge.outcome(answer);
    if (!outcome.startsWith(FAILED)) {
      counts.incrementAndGet(bucket(System.nanoTime()));
    }
    return outcome;
  }

  private int bucket(long at) {
    return (int) Math.clamp((at - began) / BUCKET, 0, BUCKETS - 1);
  }

  /** Right answers a second between two moments of {@link System#nanoTime}, to the tenth of a second. */
  public double perSecond(long from, long to) {
    int first = bucket(from);
    int last = Math.max(first + 1, bucket(to));
    long sum = 0;
    for (int bucket = first; bucket < last; bucket++) {
      sum += counts.get(bucket);
    }
    return sum / ((last - first) * BUCKET / 1e9);
  }

  /** How long after a moment the rate of the following second is at least so much; empty when that does not come. */
  public OptionalLong millisUntil(double rate, long from, long to) {
    long second = Duration.ofSeconds(1).toNanos();
    for (long at = from; at + second <= to; at += BUCKET) {
      if (perSecond(at, at + second) >= rate) {
        return OptionalLong.of((at - from) / 1_000_000);
      }
    }
    return OptionalLong.empty();
  }
}
