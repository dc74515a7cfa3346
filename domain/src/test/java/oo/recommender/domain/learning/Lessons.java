package oo.recommender.domain.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.LinearModel;

/** Observations of a small world, fixed by a seed. */
final class Lessons {

  static final int WIDTH = 6;
  static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
  private static final int DAYS = 100;

  private Lessons() {}

  static Observation observation(TipKind kind, Instant at, double... input) {
    return new Observation(kind, at, input, 0.9);
  }

  static Change taught(Observation observation, double reward) {
    return new Change(observation, OptionalDouble.empty(), OptionalDouble.of(reward));
  }

  static List<Change> some(int count, long seed) {
    var random = new Random(seed);
    var some = new ArrayList<Change>();
    for (int i = 0; i < count; i++) {
      var at = START.plusSeconds((long) (random.nextDouble() * DAYS * 86_400));
      var kind = TipKind.values()[random.nextInt(TipKind.values().length)];
      some.add(taught(observation(kind, at, input(random)), 2 * random.nextDouble() - 1));
    }
    return some;
  }

  static double[] input(Random random) {
    return IntStream.range(0, WIDTH).mapToDouble(i -> i == 0 ? 1 : random.nextInt(3) == 0 ? 0 : random.nextGaussian()).toArray();
  }

  static Statistics statistics(List<Change> changes) {
    var statistics = Statistics.empty(WIDTH);
    changes.forEach(statistics::apply);
    return statistics;
  }

  static LinearModel prior() {
    var covariance = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      covariance[i * WIDTH + i] = 0.5 + 0.1 * i;
    }
    return new LinearModel(new double[] {0.2, -0.1, 0, 0.3, 0, 0}, covariance, 0.2);
  }

  /** The largest difference of any two numbers. */
  static double difference(Sums one, Sums other) {
    double largest = Math.max(Math.abs(one.weight() - other.weight()), Math.abs(one.rewards() - other.rewards()));
    largest = Math.max(largest, Math.abs(one.squares() - other.squares()));
    largest = Math.max(largest, Math.abs(one.entropy() - other.entropy()));
    largest = Math.max(largest, difference(one.precision(), other.precision()));
    return Math.max(largest, difference(one.vector(), other.vector()));
  }

  static double difference(double[] one, double[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }
}
