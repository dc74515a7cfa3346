package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import oo.recommender.domain.TipKind;

/** Candidates in their canonical order, by ref; so nothing that is computed over them depends on how they came. */
public record CandidateSet(List<Candidate> candidates) {

  public static final CandidateSet EMPTY = new CandidateSet(List.of());

  private static final Comparator<Candidate> CANONICAL = Comparator.comparing(Candidate::ref);

  public CandidateSet {
    candidates = canonical(candidates);
  }

  private static List<Candidate> canonical(Collection<Candidate> given) {
    var sorted = new ArrayList<>(given);
    sorted.sort(CANONICAL);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).ref().equals(sorted.get(i - 1).ref())) {
        throw new IllegalArgumentException("two candidates are " + sorted.get(i).ref());
      }
    }
    return List.copyOf(sorted);
  }

  public int size() {
    return candidates.size();
  }

  public boolean isEmpty() {
    return candidates.isEmpty();
  }

  public Candidate get(int index) {
    return candidates.get(index);
  }

  /** How many candidates each kind has, by {@link TipKind#ordinal()}. */
  int[] countsByKind() {
    var counts = new int[TipKind.values().length];
    for (int i = 0; i < candidates.size(); i++) {
      counts[candidates.get(i).kind().ordinal()]++;
    }
    return counts;
  }
}
