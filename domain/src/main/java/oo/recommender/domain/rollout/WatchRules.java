package oo.recommender.domain.rollout;

import java.time.Duration;

/**
 * When a policy that is tried is taken back without anybody's doing.
 *
 * @param window how far back is looked
 * @param settled how long a policy is looked at after its promotion
 * @param leastDecisions below which entropy and slowness are not judged
 * @param leastFailures below which neither failures nor slow decisions are judged
 * @param mostFailures share of decisions that may fail
 * @param slow what is slow, of one decision, in milliseconds
 * @param mostSlow share of decisions that may be slow
 * @param leastEntropy mean entropy of the choice of a kind, as a share of the highest that was possible; below the
 *     standard, 0.3, is every policy that is sure of each choice but for the floor, which alone keeps 0.21 of it among twelve
 *     kinds and 0.29 between two
 * @param worse how many times the share of failures or slow decisions of the baseline is still taken to be alike
 */
public record WatchRules(
    Duration window, Duration settled, int leastDecisions, int leastFailures, double mostFailures, double slow, double mostSlow,
    double leastEntropy, double worse) {

  public static final WatchRules STANDARD = new WatchRules(
      Duration.ofHours(1), Duration.ofDays(1), 200, 5, 0.01, 50, 0.05, 0.3, 2);
}
