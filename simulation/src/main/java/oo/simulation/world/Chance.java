package oo.simulation.world;

/**
 * Random numbers by what they are for, not by when they are asked for: the same user has the same luck under every policy
 * and however many threads ask. The mixing is SplitMix64's finalizer (Steele, Lea, Flood 2014).
 */
public final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long state;

  private Chance(long state) {
    this.state = state;
  }

  public static Chance of(long seed) {
    return new Chance(mixed(seed + GOLDEN));
  }

  /** That of something within this. */
  public Chance of(String what, long... numbers) {
    long next = mixed(state ^ what.hashCode() * GOLDEN);
    for (long number : numbers) {
      next = mixed(next + GOLDEN ^ number * 0xD1B54A32D192ED03L);
    }
    return new Chance(next);
  }

  /** Between 0 and 1. */
  public double uniform() {
    return (mixed(state + GOLDEN) >>> 11) * 0x1.0p-53;
  }

  public double between(double from, double to) {
    return from + uniform() * (to - from);
  }

  /** Standard normal (Box and Muller 1958). */
  public double normal() {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * of("angle").uniform());
  }

  /** To seed others with. */
  public long bits() {
    return mixed(state + 2 * GOLDEN);
  }

  private static long mixed(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
