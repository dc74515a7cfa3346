package oo.recommender.domain.policy;

/**
 * What a model expects of each candidate of one decision, and how unsure it is of the differences among them.
 *
 * <p>The moment is the same for all candidates, so its part of the products is computed once, and what is unsure about it
 * says nothing of which candidate is better: deviations are those of a candidate from the mean of those that it competes
 * with. It does say whether any of them is better than silence, which is worth 0: that is silence's own deviation.
 */
final class Scores {

  private static final int WIDTH = ModelInputs.WIDTH;
  /** Of the kinds' and the candidate's inputs. */
  private static final int FIRST = ModelInputs.KIND;
  private static final int OWN = CandidateInput.WIDTH;

  /** No tip is expected to be worth more, nor less than its negative: rewards are from -1 to 1. */
  private static final double MOST = 4;

  private final Features features;
  private final double[] weights;
  private final double[] covariance;
  private final double[] context = new double[ModelInputs.CONTEXT_WIDTH];
  private final double daySin;
  private final double dayCos;
  private final double[] means;

  Scores(Features features, LinearModel model) {
    this.features = features;
    this.weights = model.mean;
    this.covariance = model.covariance;
    this.daySin = features.of(ContextFeature.DAY_SIN);
    this.dayCos = features.of(ContextFeature.DAY_COS);
    this.means = new double[features.size()];
    expect();
  }

  private void expect() {
    ContextInput.fill(features, context);
    double moment = 0;
    for (int j = 0; j < context.length; j++) {
      moment += weights[j] * context[j];
    }
    // One for all: to keep them costs more than to make again the few that are looked at twice.
    var row = new double[OWN];
    for (int i = 0; i < means.length; i++) {
      CandidateInput.fill(features, i, row, 0);
      int kind = features.kind(i).ordinal();
      double sum = moment + weights[ModelInputs.KIND + kind] + weights[ModelInputs.KIND_DAY_SIN + kind] * daySin
          + weights[ModelInputs.KIND_DAY_COS + kind] * dayCos;
      for (int j = 0; j < OWN; j++) {
        sum += weights[ModelInputs.CANDIDATE + j] * row[j];
      }
      means[i] = bounded(sum + features.of(i, CandidateFeature.KIND_EFFECT));
    }
  }

  static double bounded(double reward) {
    return Math.clamp(reward, -MOST, MOST);
  }

  /** The expected reward of a candidate. */
  double mean(int candidate) {
    return means[candidate];
  }

  /**
   * Whether the one stands for their kind rather than the other: it promises more. Of equally good ones it is told by
   * what they are, never by how they are called.
   */
  boolean standsBefore(int one, int other) {
    if (means[one] != means[other]) {
      return means[one] > means[other];
    }
    var oneRow = row(one);
    var otherRow = row(other);
    for (int j = 0; j < OWN; j++) {
      double difference = oneRow[j] - otherRow[j];
      if (difference != 0) {
        return difference > 0;
      }
    }
    return false;
  }

  /**
   * How unsure the differences among candidates of one kind are; only their own inputs differ.
   *
   * @param candidates of one kind
   * @param deviations of each from the mean of all, larger by √(n/(n-1)) so that they are right for independent ones
   */
  void deviationsWithinKind(int n, int[] candidates, double[] deviations) {
    var rows = rows(n, candidates);
    var mean = new double[OWN];
    for (var row : rows) {
      for (int j = 0; j < OWN; j++) {
        mean[j] += row[j] / n;
      }
    }
    var difference = new double[OWN];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < OWN; j++) {
        difference[j] = rows[i][j] - mean[j];
      }
      deviations[i] = deviation(ownVariance(difference) * n / Math.max(1, n - 1));
    }
  }

  /**
   * How unsure the differences among kinds are, each of which one candidate stands for, and after them that of silence:
   * how unsure it is what all of them have in common.
   */
  void deviationsOfKinds(int n, int[] candidates, double[] deviations) {
    var rows = rows(n, candidates);
    var mean = new double[WIDTH];
    System.arraycopy(context, 0, mean, 0, context.length);
    for (int i = 0; i < n; i++) {
      addTo(mean, candidates[i], rows[i], 1.0 / n);
    }
    var common = product(mean);
    double commonVariance = 0;
    for (int j = FIRST; j < WIDTH; j++) {
      commonVariance += common[j] * mean[j];
    }
    for (int i = 0; i < n; i++) {
      double apart = variance(candidates[i], rows[i]) - 2 * dot(common, candidates[i], rows[i]) + commonVariance;
      deviations[i] = deviation(apart * n / Math.max(1, n - 1)
          + features.of(candidates[i], CandidateFeature.KIND_EFFECT_VARIANCE));
    }
    deviations[n] = features.silenceIsArm() ? deviation(momentVariance(mean) + commonVariance) : 0;
  }

  /** The {@link CandidateInput}s of each. */
  private double[][] rows(int n, int[] candidates) {
    var rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = row(candidates[i]);
    }
    return rows;
  }

  private double[] row(int candidate) {
    var row = new double[OWN];
    CandidateInput.fill(features, candidate, row, 0);
    return row;
  }

  private void addTo(double[] input, int candidate, double[] row, double share) {
    int kind = features.kind(candidate).ordinal();
    input[ModelInputs.KIND + kind] += share;
    input[ModelInputs.KIND_DAY_SIN + kind] += share * daySin;
    input[ModelInputs.KIND_DAY_COS + kind] += share * dayCos;
    for (int j = 0; j < OWN; j++) {
      input[ModelInputs.CANDIDATE + j] += share * row[j];
    }
  }

  /** Covariance times input, of the kinds' and the candidates' inputs; by columns, whose additions do not wait for each other. */
  private double[] product(double[] input) {
    var product = new double[WIDTH];
    for (int i = FIRST; i < WIDTH; i++) {
      double factor = input[i];
      if (factor != 0) {
        int row = i * WIDTH;
        for (int j = FIRST; j < WIDTH; j++) {
          product[j] += factor * covariance[row + j];
        }
      }
    }
    return product;
  }

  /** What the moment adds to the variance of an input that begins with it. */
  private double momentVariance(double[] input) {
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      int row = i * WIDTH;
      double before = 0;
      for (int j = 0; j < Math.min(i, FIRST); j++) {
        before += covariance[row + j] * input[j];
      }
      sum += input[i] * (2 * before + (i < FIRST ? covariance[row + i] * input[i] : 0));
    }
    return sum;
  }

  /** With the inputs of a candidate and its kind. */
  private double dot(double[] vector, int candidate, double[] row) {
    int kind = features.kind(candidate).ordinal();
    double sum = vector[ModelInputs.KIND + kind] + vector[ModelInputs.KIND_DAY_SIN + kind] * daySin
        + vector[ModelInputs.KIND_DAY_COS + kind] * dayCos;
    for (int j = 0; j < OWN; j++) {
      sum += vector[ModelInputs.CANDIDATE + j] * row[j];
    }
    return sum;
  }

  /** Of the inputs of a candidate and its kind. */
  private double variance(int candidate, double[] row) {
    int kind = features.kind(candidate).ordinal();
    int one = ModelInputs.KIND + kind;
    int sin = ModelInputs.KIND_DAY_SIN + kind;
    int cos = ModelInputs.KIND_DAY_COS + kind;
    double ofKind = covariance[one * WIDTH + one] + daySin * (2 * covariance[sin * WIDTH + one]
        + daySin * covariance[sin * WIDTH + sin]) + dayCos * (2 * (covariance[cos * WIDTH + one]
        + daySin * covariance[cos * WIDTH + sin]) + dayCos * covariance[cos * WIDTH + cos]);
    double both = 0;
    for (int j = 0; j < OWN; j++) {
      int at = (ModelInputs.CANDIDATE + j) * WIDTH;
      both += row[j] * (covariance[at + one] + daySin * covariance[at + sin] + dayCos * covariance[at + cos]);
    }
    return ofKind + 2 * both + ownVariance(row);
  }

  /** Of {@link CandidateInput}s alone. */
  private double ownVariance(double[] inputs) {
    double sum = 0;
    for (int i = 0; i < OWN; i++) {
      double input = inputs[i];
      if (input != 0) {
        int row = (ModelInputs.CANDIDATE + i) * WIDTH + ModelInputs.CANDIDATE;
        double below = 0;
        for (int j = 0; j < i; j++) {
          below += covariance[row + j] * inputs[j];
        }
        sum += input * (2 * below + input * covariance[row + i]);
      }
    }
    return sum;
  }

  private static double deviation(double variance) {
    return StrictMath.sqrt(Math.max(0, variance));
  }
}
