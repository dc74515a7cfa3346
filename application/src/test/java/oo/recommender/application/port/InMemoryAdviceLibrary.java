package oo.recommender.application.port;

import java.util.Comparator;
import java.util.List;
import oo.recommender.domain.Advice;

/** A library of the test's own advice. */
public final class InMemoryAdviceLibrary implements AdviceLibrary {

  private final List<Advice> advice;

  public InMemoryAdviceLibrary(List<Advice> advice) {
    this.advice = advice.stream().sorted(Comparator.comparing(Advice::slug)).toList();
  }

  @Override
  public List<Advice> all() {
    return advice;
  }
}
