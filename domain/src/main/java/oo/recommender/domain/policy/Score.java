package oo.recommender.domain.policy;

import java.util.List;

/** What a policy thinks of one candidate, or of silence, as the sum that it is. */
public record Score(List<Term> terms) {

  public Score {
    terms = List.copyOf(terms);
  }

  /** In the policy's own unit, summed in the order of the terms. */
  public double points() {
    double sum = 0;
    for (var term : terms) {
      sum += term.points();
    }
    return sum;
  }

  /** All that concerns one aspect. */
  public double of(Aspect aspect) {
    double sum = 0;
    for (var term : terms) {
      if (term.aspect() == aspect) {
        sum += term.points();
      }
    }
    return sum;
  }

  /** @param name of the feature or input that the points come from, in snake_case */
  public record Term(String name, Aspect aspect, double points) {}
}
