package oo.bench.figures;

import java.util.List;

/** Two figures measured one right after the other. */
public record Pair(double ours, double reference) {

  /** @throws IllegalStateException when the reference stood still, so that nothing can be said */
  public double ratio() {
    if (!(reference > 0)) {
      throw new IllegalStateException("the reference measured " + reference);
    }
    return ours / reference;
  }

  /** The median of the ratios, which is not the ratio of the medians: what disturbs the machine disturbs both of a pair. */
  public static Summary ratios(List<Pair> pairs) {
    return Summary.of(pairs.stream().map(Pair::ratio).toList());
  }

  public static Summary ours(List<Pair> pairs) {
    return Summary.of(pairs.stream().map(Pair::ours).toList());
  }

  public static Summary references(List<Pair> pairs) {
    return Summary.of(pairs.stream().map(Pair::reference).toList());
  }
}
