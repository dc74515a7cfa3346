package oo.recommender.domain.policy;

import java.util.Arrays;

/**
 * What is believed of a linear reward: its weights are normal, with a mean and a covariance, in units of reward.
 *
 * <p>The posterior of Bayesian linear regression (Lindley and Smith 1972, "Bayes Estimates for the Linear Model"; its mean
 * is the ridge estimate). Never changes.
 */
public final class LinearModel {

  /** No weight and no covariance is larger, so that nothing that is computed from them overflows. */
  public static final double LARGEST = 1e6;

  final double[] mean;
  final double[] covariance;
  private final double noiseVariance;

  /**
   * @param covariance width × width, row by row; what stands above the diagonal is taken from below it
   * @param noiseVariance of a reward about its expectation, above 0
   * @throws IllegalArgumentException where sizes differ, or a number is none or is beyond {@link #LARGEST}
   */
  public LinearModel(double[] mean, double[] covariance, double noiseVariance) {
    this.mean = mean.clone();
    this.covariance = mirrored(covariance, mean.length);
    this.noiseVariance = noiseVariance;
    requireSane(this.mean);
    requireSane(this.covariance);
    // Not the complement of "<=": what is no number is to be refused too.
    if (!(noiseVariance > 0 && noiseVariance <= LARGEST)) {
      throw new IllegalArgumentException("a noise of variance " + noiseVariance);
    }
  }

  private static double[] mirrored(double[] covariance, int width) {
    if (covariance.length != width * width) {
      throw new IllegalArgumentException(covariance.length + " covariances of " + width + " weights");
    }
    var mirrored = covariance.clone();
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        mirrored[j * width + i] = mirrored[i * width + j];
      }
      if (mirrored[i * width + i] < 0) {
        throw new IllegalArgumentException("weight " + i + " has variance " + mirrored[i * width + i]);
      }
    }
    return mirrored;
  }

  private static void requireSane(double[] numbers) {
    for (double number : numbers) {
      if (!(Math.abs(number) <= LARGEST)) {
        throw new IllegalArgumentException("a model with " + number);
      }
    }
  }

  public int width() {
    return mean.length;
  }

  /** A copy. */
  public double[] mean() {
    return mean.clone();
  }

  /** A copy, width × width, row by row. */
  public double[] covariance() {
    return covariance.clone();
  }

  /** The expectation of one weight. */
  public double weight(int input) {
    return mean[input];
  }

  public double noiseVariance() {
    return noiseVariance;
  }

  /** The expected reward of an input of {@link #width()} numbers. */
  public double mean(double[] input) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += mean[i] * input[i];
    }
    return sum;
  }

  /** The variance of that expectation, without the noise of a single reward; zeros in the input cost nothing. */
  public double variance(double[] input) {
    int width = mean.length;
    double sum = 0;
    for (int i = 0; i < width; i++) {
      if (input[i] != 0) {
        double row = 0;
        for (int j = 0; j < i; j++) {
          row += covariance[i * width + j] * input[j];
        }
        sum += input[i] * (2 * row + covariance[i * width + i] * input[i]);
      }
    }
    return Math.max(0, sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearModel that && Arrays.equals(mean, that.mean)
        && Arrays.equals(covariance, that.covariance) && noiseVariance == that.noiseVariance;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(covariance);
  }

  @Override
  public String toString() {
    return "LinearModel[width=" + mean.length + "]";
  }
}
