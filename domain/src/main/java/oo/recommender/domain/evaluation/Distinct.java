package oo.recommender.domain.evaluation;

import java.util.BitSet;
import java.util.UUID;

/**
 * Counts different ids in 128 KB: exactly while they are few, within 1% up to two million (linear counting: Whang,
 * Vander-Zanden & Taylor 1990).
 */
final class Distinct {

  private static final int BITS = 20;
  private static final int SIZE = 1 << BITS;

  private final BitSet seen = new BitSet(SIZE);

  void add(UUID id) {
    seen.set((int) (mixed(id.getMostSignificantBits() ^ mixed(id.getLeastSignificantBits())) >>> (Long.SIZE - BITS)));
  }

  /** Ids tell of time or of nothing in some of their bits: all have to move all (SplitMix64's finisher). */
  private static long mixed(long bits) {
    long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  long count() {
    int free = Math.max(1, SIZE - seen.cardinality());
    return Math.round(-SIZE * Math.log((double) free / SIZE));
  }
}
