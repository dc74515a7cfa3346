package oo.recommender.domain.learning;

import java.time.Instant;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Entropy;

/**
 * The tip of one decision as a model sees it, made from what the ledger says of that moment.
 *
 * @param at when it was decided; an observation weighs by this instant, not by when the answer came
 * @param input of the model, not copied and never changed
 * @param entropy of the choice that it came from, see {@link Entropy#ofCandidates}
 */
public record Observation(TipKind kind, Instant at, double[] input, double entropy) {}
