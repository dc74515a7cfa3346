package oo.development.rehearsal;

/** A policy from outside that decides instead of oO's, among the same candidates and by the same features. Thread-safe. */
public interface Chooser {

  /** @return how likely each option is, in the order of the question, silence last where it is one; they sum to 1 */
  double[] choose(Question question);
}
