package oo.recommender.domain.learning;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What sums have to do: take an observation in, take it out, or give it another reward.
 *
 * @param before the reward with which it was summed up, if it was
 * @param after the reward with which it is to be, if it is
 */
public record Change(Observation observation, OptionalDouble before, OptionalDouble after) {

  /** Null where there is nothing to do. */
  static @Nullable Change of(Observation observation, OptionalDouble before, OptionalDouble after) {
    return before.equals(after) ? null : new Change(observation, before, after);
  }

  /** 1, -1, or 0 where the observation stays. */
  public int count() {
    return (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
  }

  double reward() {
    return after.orElse(0) - before.orElse(0);
  }

  double square() {
    return after.orElse(0) * after.orElse(0) - before.orElse(0) * before.orElse(0);
  }
}
