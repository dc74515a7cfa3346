package oo.bench.load;

import java.time.Duration;

/** Closed loop: a client asks as soon as it has its answer; what is answered after the end does not count. */
final class OneAfterTheOther implements Pace {

  private final long nanos;
  private volatile long end;

  OneAfterTheOther(Duration time) {
    this.nanos = time.toNanos();
  }

  @Override
  public void begin() {
    end = System.nanoTime() + nanos;
  }

  @Override
  public long next() {
    long now = System.nanoTime();
    return now < end ? now : OVER;
  }

  @Override
  public boolean counts(long answered) {
    return answered <= end;
  }

  @Override
  public long unsent() {
    return 0;
  }
}
