package oo.bench.figures;

import java.util.List;

/** What was measured for one line of the results. */
public sealed interface Figures {

  /**
   * Two things in turn.
   *
   * @param unit of both
   */
  record Ratios(String unit, List<Pair> pairs) implements Figures {
    public Ratios {
      pairs = List.copyOf(pairs);
    }
  }

  /** One thing, several times, held against a fixed figure. */
  record Values(String unit, List<Double> values) implements Figures {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** Nothing, and why; the other benchmarks of the run go on. */
  record Failed(String reason) implements Figures {}
}
