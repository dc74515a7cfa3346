package oo.bench.figures;

import java.util.Arrays;
import java.util.List;

/** How long each of many requests took, exactly: nothing is put into classes. Not for several threads. */
public final class Latencies {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private long[] nanos = new long[1 << 10];
  private int size;

  public void add(long took) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = took;
  }

  public int size() {
    return size;
  }

  public static Latencies merged(List<Latencies> parts) {
    var all = new Latencies();
    all.nanos = new long[Math.max(1, parts.stream().mapToInt(Latencies::size).sum())];
    for (Latencies part : parts) {
      System.arraycopy(part.nanos, 0, all.nanos, all.size, part.size);
      all.size += part.size;
    }
    Arrays.sort(all.nanos, 0, all.size);
    return all;
  }

  /**
   * The smallest time, in milliseconds, that at least this share of the requests did not exceed (nearest rank).
   *
   * @param share above 0 and at most 1
   * @return NaN without any request
   */
  public double milliseconds(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
    }
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * size) - 1] / NANOS_PER_MILLISECOND;
  }
}
