package oo.bench.policy;

import java.util.Random;
import oo.recommender.domain.policy.LinearModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;

/** A model such as there is after some learning: every weight and every covariance counts. */
final class Learned {

  private static final int WIDTH = ModelInputs.WIDTH;

  private Learned() {}

  static ModelSnapshot model(long seed) {
    var random = new Random(seed);
    var mean = new double[WIDTH];
    var factor = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      mean[i] = 0.1 * random.nextGaussian();
      for (int j = 0; j <= i; j++) {
        factor[i * WIDTH + j] = 0.01 * random.nextGaussian();
      }
    }
    return new ModelSnapshot("learned", ModelInputs.hash(), new LinearModel(mean, square(factor), 0.2));
  }

  private static double[] square(double[] factor) {
    var square = new double[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        for (int k = 0; k < WIDTH; k++) {
          square[i * WIDTH + j] += factor[i * WIDTH + k] * factor[j * WIDTH + k];
        }
      }
    }
    return square;
  }
}
