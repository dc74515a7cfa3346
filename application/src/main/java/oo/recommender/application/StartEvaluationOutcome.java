package oo.recommender.application;

/** What becomes of wanting an evaluation. */
public sealed interface StartEvaluationOutcome {

  /** @param replayed the answer to an earlier request with the same key, as it is by now */
  record Started(RequestedEvaluation evaluation, boolean replayed) implements StartEvaluationOutcome {}

  /** No policy is called so, or there is none in this arm. */
  record UnknownPolicy(String policy) implements StartEvaluationOutcome {}

  /** This process is at another one. */
  record Busy() implements StartEvaluationOutcome {}

  /** The key was used for another request. */
  record KeyReused() implements StartEvaluationOutcome {}

  /** A request with the same key is being served; ask again in a moment. */
  record InFlight() implements StartEvaluationOutcome {}
}
