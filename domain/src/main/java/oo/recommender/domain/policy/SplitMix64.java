package oo.recommender.domain.policy;

/**
 * A stream of numbers that a seed fixes for ever; written out because the ledger depends on its every bit.
 *
 * <p>G. L. Steele, D. Lea, C. H. Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, in the constants of
 * S. Vigna's public-domain splitmix64.c.
 */
final class SplitMix64 {

  private static final double UNIT = 0x1.0p-53;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** From 0, included, to 1, excluded, in steps of 2<sup>-53</sup>. */
  double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }
}
