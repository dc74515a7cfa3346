package oo.recommender.application.port;

import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.Features;

/**
 * Scores candidates outside of this process.
 *
 * <p>It is asked in the middle of a decision: it answers within its deadline whatever happens, never throws, and never asks
 * twice.
 */
public interface Scorer {

  /** @param features of at least one candidate */
  Outcome score(Features features);

  /** What came of it. */
  sealed interface Outcome {

    /** @param scores one a candidate, of the model that was asked for */
    record Scored(CandidateScores scores) implements Outcome {}

    record NotScored(Reason reason) implements Outcome {}
  }

  /** Why there are no scores. */
  enum Reason {
    /** As many decisions as may are waiting for scores already. */
    BUSY,
    /** It has failed so often lately that it is left alone for a while. */
    RESTING,
    /** No whole answer within the deadline. */
    LATE,
    /** No connection, or one that broke before the answer was whole. */
    UNREACHABLE,
    /** It answered with a problem. */
    REFUSED,
    /** The answer is not what the contract says: not whole, of other types, or not one finite score a candidate. */
    INVALID,
    /** The answer is of another model, another version, or a model of other features. */
    WRONG_MODEL
  }
}
