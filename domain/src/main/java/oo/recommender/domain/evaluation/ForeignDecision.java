package oo.recommender.domain.evaluation;

import java.util.List;

/**
 * The actions that somebody else's program chose among.
 *
 * @param shared what is true of the moment; empty where nobody asked for it
 * @param each what is true of each action; empty likewise
 */
public record ForeignDecision(int actions, List<Trait> shared, List<List<Trait>> each) {

  /** @param hash of the feature's name, and of its value where that is a word */
  public record Trait(int hash, double value) {}
}
