package oo.recommender.domain.learning;

import java.time.Instant;
import oo.recommender.domain.policy.LinearModel;
import org.jspecify.annotations.Nullable;

/**
 * What everybody's answers add up to: the sufficient statistics &Sigma; &gamma; x x&#7488; and &Sigma; &gamma; r x of a
 * Bayesian linear regression (Lindley and Smith 1972, "Bayes Estimates for the Linear Model"), &gamma; being the weight
 * of an observation's age ({@link Discount#POOLED}).
 *
 * <p>Sums commute, so neither the order of observations matters nor what was corrected on the way, but for rounding. They
 * are kept as of the newest observation, and brought to a newer one by one factor. Not safe for threads.
 */
public final class Statistics {

  private final int width;
  private final double[] precision;
  private final double[] vector;
  private @Nullable Instant asOf;
  private long observations;
  private double weight;
  private double rewards;
  private double squares;
  private double entropy;

  /** @param width of the model's inputs */
  public static Statistics empty(int width) {
    return new Statistics(new Sums(null, 0, 0, 0, 0, 0, new double[width * (width + 1) / 2], new double[width]));
  }

  public Statistics(Sums sums) {
    this.width = sums.vector().length;
    if (sums.precision().length != width * (width + 1) / 2) {
      throw new IllegalArgumentException(sums.precision().length + " products of " + width + " inputs");
    }
    this.precision = sums.precision().clone();
    this.vector = sums.vector().clone();
    this.asOf = sums.asOf();
    this.observations = sums.observations();
    this.weight = sums.weight();
    this.rewards = sums.rewards();
    this.squares = sums.squares();
    this.entropy = sums.entropy();
  }

  public Sums sums() {
    return new Sums(asOf, observations, weight, rewards, squares, entropy, precision.clone(), vector.clone());
  }

  /** The sums as they weigh at a later instant, or at their own. */
  public Sums sumsAt(Instant later) {
    var then = new Statistics(sums());
    then.rescale(later);
    return then.sums();
  }

  public void apply(Change change) {
    var observation = change.observation();
    if (asOf == null || observation.at().isAfter(asOf)) {
      rescale(observation.at());
    }
    double age = Discount.POOLED.between(observation.at(), asOf);
    double counted = age * change.count();
    double rewarded = age * change.reward();
    observations += change.count();
    weight += counted;
    rewards += rewarded;
    squares += age * change.square();
    entropy += counted * observation.entropy();
    add(observation.input(), counted, rewarded);
  }

  private void add(double[] input, double counted, double rewarded) {
    var present = new int[width];
    int count = 0;
    for (int i = 0; i < width; i++) {
      if (input[i] != 0) {
        present[count++] = i;
        vector[i] += rewarded * input[i];
      }
    }
    // Most inputs are 0 for any one candidate: only products of the others are visited.
    for (int a = 0; counted != 0 && a < count; a++) {
      int row = present[a] * (present[a] + 1) / 2;
      double scaled = counted * input[present[a]];
      for (int b = 0; b <= a; b++) {
        precision[row + present[b]] += scaled * input[present[b]];
      }
    }
  }

  private void rescale(Instant newer) {
    if (asOf != null) {
      double factor = Discount.POOLED.between(asOf, newer);
      scale(precision, factor);
      scale(vector, factor);
      weight *= factor;
      rewards *= factor;
      squares *= factor;
      entropy *= factor;
    }
    asOf = newer;
  }

  private static void scale(double[] numbers, double factor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factor;
    }
  }

  public @Nullable Instant asOf() {
    return asOf;
  }

  public long observations() {
    return observations;
  }

  /** How many observations of today they are worth. */
  public double weight() {
    return weight;
  }

  /** Weighted; 0 without any observation. */
  public double meanReward() {
    return weight > 0 ? rewards / weight : 0;
  }

  /** Weighted, of the choices that were learned from; 1 without any. */
  public double meanEntropy() {
    return weight > 0 ? entropy / weight : 1;
  }

  /**
   * The posterior: precision &Lambda; + A/&sigma;&sup2;, mean the solution of (&Lambda; + A/&sigma;&sup2;) m = &Lambda; m&#8320; +
   * b/&sigma;&sup2;, by {@link Cholesky}.
   *
   * @param prior m&#8320;, &Lambda;&#8315;&sup1; and &sigma;&sup2;
   */
  public LinearModel fit(LinearModel prior) {
    if (prior.width() != width) {
      throw new IllegalArgumentException("a prior of " + prior.width() + " weights for " + width + " inputs");
    }
    var believed = new Cholesky(prior.covariance(), width).inverse();
    var mean = prior.mean();
    var posterior = believed.clone();
    var pulled = new double[width];
    for (int i = 0; i < width; i++) {
      pulled[i] = vector[i] / prior.noiseVariance();
      for (int j = 0; j < width; j++) {
        posterior[i * width + j] += product(i, j) / prior.noiseVariance();
        pulled[i] += believed[i * width + j] * mean[j];
      }
    }
    var factor = new Cholesky(posterior, width);
    return new LinearModel(factor.solve(pulled), factor.inverse(), prior.noiseVariance());
  }

  private double product(int i, int j) {
    return i >= j ? precision[i * (i + 1) / 2 + j] : precision[j * (j + 1) / 2 + i];
  }
}
