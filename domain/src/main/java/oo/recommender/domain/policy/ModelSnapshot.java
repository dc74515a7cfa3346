package oo.recommender.domain.policy;

/**
 * What was learned, as of some moment; never changes.
 *
 * @param version names it in the ledger
 * @param inputsHash {@link ModelInputs#hash()} of the inputs that it was learned from
 */
public record ModelSnapshot(String version, String inputsHash, LinearModel linear) {

  /** Nothing learned yet: the {@link Prior}. */
  public static final ModelSnapshot NONE = new ModelSnapshot("none", ModelInputs.hash(), Prior.MODEL);

  /** Whether it was learned from the inputs that there are now. */
  public boolean fits() {
    return inputsHash.equals(ModelInputs.hash()) && linear.width() == ModelInputs.WIDTH;
  }

  /** @throws UnfitModel where it does not fit */
  void requireFit() {
    if (!fits()) {
      throw new UnfitModel(this);
    }
  }
}
