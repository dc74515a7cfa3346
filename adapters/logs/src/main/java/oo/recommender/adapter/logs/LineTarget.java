package oo.recommender.adapter.logs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Whom a log is judged by: asked about one line after the other, and told afterwards what came of it. */
interface LineTarget {

  /** Why it cannot be asked about this line; null where it can. */
  default @Nullable String without(JsonNode line) throws Malformed {
    return null;
  }

  Opinion of(JsonNode line, int actions) throws Malformed;

  /** Of the line that it was asked about last. */
  default void learn(int taken, double reward) {}

  /**
   * @param probabilities by the place of the action in the log's list, summing to 1
   * @param rewards that it expects of each; null where it has no model
   * @param kinds of the actions, in numbers that tell them apart; null where it does not choose by kind
   */
  record Opinion(double[] probabilities, double @Nullable [] rewards, int @Nullable [] kinds) {}
}
