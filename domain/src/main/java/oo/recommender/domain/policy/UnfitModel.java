package oo.recommender.domain.policy;

/** A model was learned from other inputs than there are now, and says nothing about these. */
public final class UnfitModel extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfitModel(ModelSnapshot model) {
    super("model %s was learned from inputs %s (%d numbers), not from %s (%d)".formatted(
        model.version(), model.inputsHash(), model.linear().width(), ModelInputs.hash(), ModelInputs.WIDTH));
  }
}
