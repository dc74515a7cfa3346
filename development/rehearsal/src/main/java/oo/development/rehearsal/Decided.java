package oo.development.rehearsal;

/**
 * A decision where something was drawn, as its ledger row has it.
 *
 * @param chosen an index into the options; as many as there are of them for silence
 * @param propensity with which that was drawn
 */
public record Decided(Question question, int chosen, double propensity) {

  public boolean isSilence() {
    return chosen == question.options().size();
  }
}
