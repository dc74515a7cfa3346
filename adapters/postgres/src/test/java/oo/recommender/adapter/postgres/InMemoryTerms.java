package oo.recommender.adapter.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for as long as a test lasts; every other one is far from the one before, as after additions to the library. */
final class InMemoryTerms implements Terms {

  private static final int APART = 10_000;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, Term> terms = new HashMap<>();

  @Override
  public int[] numbers(List<? extends Term> wanted) {
    return wanted.stream().mapToInt(this::number).toArray();
  }

  private int number(Term term) {
    return numbers.computeIfAbsent(term.text(), text -> {
      int number = numbers.size() % 2 * APART + numbers.size();
      terms.put(number, Term.parse(text));
      return number;
    });
  }

  @Override
  public Term term(int number) {
    if (!terms.containsKey(number)) {
      throw new IllegalStateException("the ledger has no term " + number);
    }
    return terms.get(number);
  }
}
