package oo.recommender.application;

import java.time.InstantSource;
import oo.recommender.application.port.SeenTips;
import oo.recommender.domain.tip.Lifecycle;

/**
 * Tells of tips that were seen and that nobody answered in time, so that they can be learned from. It waits until a late
 * {@code done} would no longer be credited: what is told then does not change any more.
 */
public final class ExpireSeenTips {

  private static final int TOGETHER = 500;

  private final SeenTips tips;
  private final InstantSource clock;

  public ExpireSeenTips(SeenTips tips, InstantSource clock) {
    this.tips = tips;
    this.clock = clock;
  }

  /** A portion; whether there may be more. */
  public boolean execute() {
    var now = clock.instant();
    return tips.expire(now.minus(Lifecycle.LATE_CREDIT), now, TOGETHER) == TOGETHER;
  }
}
