package oo.bench.load;

/** Tells whether an answer is what was asked for. */
@FunctionalInterface
public interface Judge {

  /** Of everything that is not a right answer. */
  String FAILED = "failed";

  /** What the answer is counted as; begins with {@link #FAILED} where it is not what was asked for. */
  String outcome(Answer answer);
}
