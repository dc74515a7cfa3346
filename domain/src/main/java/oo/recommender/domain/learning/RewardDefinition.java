package oo.recommender.domain.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Lifecycle;

/**
 * What a tip was worth, counted in tips done: a pure function of its {@link Aftermath}, between -1 and 1.
 *
 * <pre>
 * done within its time, or late within the window    done
 * done later than that                               0
 * dismissed                                          by the reason
 * snoozed and not resolved                           pending: no reward yet
 * seen, and its time ran out                         ignored
 * never seen, not delivered, skipped                 censored: no reward ever
 * </pre>
 *
 * <p>The first line that holds counts: who does what was waved away has done it. Silence is worth 0, so on a push a tip
 * must be expected to be worth more than nothing. The bounds keep any one answer from moving a model far.
 *
 * @param version written beside every reward; a definition never changes under its version
 * @param lateWindow how long after the tip's time a late {@code done} still counts
 */
public record RewardDefinition(
    int version, String name, double done, double alreadyDid, double notNow, double wrongReason, double neverThis,
    double ignored, Duration lateWindow) {

  public static final RewardDefinition GRADED =
      new RewardDefinition(1, "graded", 1, 0.3, -0.1, -0.2, -0.5, 0, Lifecycle.LATE_CREDIT);

  /** Only what was done in the tip's own time counts, and everything else counts nothing. */
  public static final RewardDefinition DONE_IN_TIME = new RewardDefinition(2, "done_in_time", 1, 0, 0, 0, 0, 0, Duration.ZERO);

  public static final List<RewardDefinition> ALL = List.of(GRADED, DONE_IN_TIME);

  public RewardDefinition {
    if (!DoubleStream.of(done, alreadyDid, notNow, wrongReason, neverThis, ignored).allMatch(value -> value >= -1 && value <= 1)) {
      throw new IllegalArgumentException("a reward lies between -1 and 1");
    }
  }

  /** @throws IllegalArgumentException when there is no such version */
  public static RewardDefinition of(int version) {
    return ALL.stream().filter(definition -> definition.version == version).findAny()
        .orElseThrow(() -> new IllegalArgumentException("there is no reward definition " + version));
  }

  /** Empty while it is pending, and where it is censored. */
  public OptionalDouble of(Aftermath aftermath, Instant expiresAt) {
    if (aftermath.doneAt() != null) {
      return OptionalDouble.of(aftermath.doneAt().isAfter(expiresAt.plus(lateWindow)) ? 0 : done);
    }
    if (aftermath.dismissed() != null) {
      return OptionalDouble.of(of(aftermath.dismissed()));
    }
    boolean wasIgnored = aftermath.expired() && aftermath.seen() && !aftermath.snoozed();
    return wasIgnored ? OptionalDouble.of(ignored) : OptionalDouble.empty();
  }

  private double of(Dismissal reason) {
    return switch (reason) {
      case ALREADY_DID -> alreadyDid;
      case NOT_NOW -> notNow;
      case WRONG_REASON -> wrongReason;
      case NEVER_THIS -> neverThis;
    };
  }
}
