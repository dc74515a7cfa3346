package oo.recommender.domain.policy;

import java.util.List;

/** Models such as can be learned, and such as cannot but are finite. */
public final class AnyModels {

  private static final int WIDTH = ModelInputs.WIDTH;

  private AnyModels() {}

  static List<ModelSnapshot> all() {
    return List.of(
        ModelSnapshot.NONE, learned(1), learned(2), of("certain", 0.3, 0), of("sure of nothing", 0, 1),
        of("huge", LinearModel.LARGEST, LinearModel.LARGEST), of("all alike", 0, 0), of("tiny", 1e-300, 1e-300),
        impossible());
  }

  /** Weights about 0.1, with a covariance that is one. */
  public static ModelSnapshot learned(long seed) {
    var random = new SplitMix64(seed);
    var factor = numbers(random, WIDTH * WIDTH, 0.02);
    var covariance = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        for (int k = 0; k < WIDTH; k++) {
          covariance[i * WIDTH + j] += factor[i * WIDTH + k] * factor[j * WIDTH + k];
        }
      }
    }
    return snapshot("learned " + seed, numbers(random, WIDTH, 0.2), covariance);
  }

  /** With no covariance between weights. */
  static ModelSnapshot of(String version, double weights, double variance) {
    var covariance = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      covariance[i * WIDTH + i] = variance;
    }
    return snapshot(version, numbers(new SplitMix64(version.hashCode()), WIDTH, weights), covariance);
  }

  /** What it says of variances is not even positive. */
  private static ModelSnapshot impossible() {
    var covariance = numbers(new SplitMix64(3), WIDTH * WIDTH, 1);
    for (int i = 0; i < WIDTH; i++) {
      covariance[i * WIDTH + i] = 0;
    }
    return snapshot("impossible", numbers(new SplitMix64(4), WIDTH, 0.2), covariance);
  }

  static ModelSnapshot snapshot(String version, double[] mean, double[] covariance) {
    return new ModelSnapshot(version, ModelInputs.hash(), new LinearModel(mean, covariance, 0.2));
  }

  private static double[] numbers(SplitMix64 random, int count, double most) {
    var numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = most * (2 * random.nextDouble() - 1);
    }
    return numbers;
  }
}
