package oo.recommender.domain.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One logged decision with its reward, and what the target would have done.
 *
 * @param action how likely the action itself was
 * @param kindChance how likely its kind was; null where the log does not tell
 * @param estimates null where there is no model of the reward
 * @param unsupported share of the target's probability that lies on actions which were not possible here under the logging
 *     policy, 0 to 1; only what is known of it
 * @param kind of the action; null where the log does not tell
 * @param hour of the local day, 0 to 23; -1 where the log does not tell
 */
public record Logged(
    Chance action, @Nullable Chance kindChance, double reward, @Nullable Estimates estimates, double unsupported,
    @Nullable String kind, @Nullable Instant at, int hour) {

  public Logged {
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException("a reward is no number: " + reward);
    }
  }

  public static Logged of(double propensity, double targetPropensity, double reward) {
    var action = new Chance(propensity, targetPropensity);
    return new Logged(action, null, reward, null, action.unsupported() ? 1 : 0, null, null, -1);
  }

  public Logged with(Estimates model) {
    return new Logged(action, kindChance, reward, model, unsupported, kind, at, hour);
  }

  public Logged ofKind(String name, @Nullable Chance chance) {
    return new Logged(action, chance, reward, estimates, unsupported, name, at, hour);
  }

  public Logged at(Instant instant, int localHour) {
    return new Logged(action, kindChance, reward, estimates, unsupported, kind, instant, localHour);
  }

  public Logged unsupported(double share) {
    return new Logged(action, kindChance, reward, estimates, share, kind, at, hour);
  }
}
