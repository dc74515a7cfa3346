package oo.recommender.domain.learning;

import java.util.OptionalDouble;

/**
 * What is known of a tip's worth, and how far it was used.
 *
 * @param consented whether the user allowed pooled learning when the last of it was told
 * @param value under the definition in force; empty while it is pending or where it is censored
 */
public record Reward(Aftermath aftermath, boolean consented, OptionalDouble value) {

  /** Before anything was told. */
  public static final Reward NONE = new Reward(Aftermath.UNKNOWN, false, OptionalDouble.empty());

  /** What everybody's model has of it. */
  OptionalDouble pooled() {
    return consented ? value : OptionalDouble.empty();
  }
}
