package oo.chaos.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong, by kind: how often, and a few examples of each. */
public final class Faults {

  private static final int SHOWN = 5;

  private final Map<String, List<String>> examples = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  public void add(String kind, String example) {
    counts.merge(kind, 1L, Long::sum);
    var shown = examples.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (shown.size() < SHOWN) {
      shown.add(example);
    }
  }

  /** Compares a set with a bag: what is there twice is one too many. */
  <T> void same(String what, Collection<T> expected, Collection<T> found) {
    var missing = new HashSet<>(expected);
    for (T one : found) {
      if (!missing.remove(one)) {
        add(what + " too many", one.toString());
      }
    }
    missing.forEach(one -> add(what + " lost", one.toString()));
  }

  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  public List<String> lines() {
    return counts.entrySet().stream().map(kind -> kind.getValue() + " × " + kind.getKey() + ", such as " + examples.get(kind.getKey())).toList();
  }
}
