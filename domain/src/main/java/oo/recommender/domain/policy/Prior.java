package oo.recommender.domain.policy;

import java.util.Arrays;

/**
 * What is believed before anybody has answered: the knowledge of {@link RulesPolicy} in units of reward, held loosely.
 *
 * <p>Someone who asks does about every sixth tip that has nothing to be said for it; a tip that nobody asked for is worth
 * less, so that silence wins where little speaks for any. A standard deviation of 0.1 against a noise of 0.45 weighs as
 * much as twenty answers: what a hundred users do on their first day overrules it.
 *
 * <p>Replaying names it {@code none}: a change of any number counts up the version of every learned policy.
 */
final class Prior {

  private static final double NOISE_VARIANCE = 0.2;
  private static final double BIAS_DEVIATION = 0.2;
  private static final double KIND_DAY_DEVIATION = 0.07;
  private static final double DEVIATION = 0.1;

  static final LinearModel MODEL = new LinearModel(mean(), covariance(), NOISE_VARIANCE);

  private Prior() {}

  private static double[] mean() {
    var mean = new double[ModelInputs.WIDTH];
    mean[ContextInput.BIAS.ordinal()] = 0.15;
    mean[ContextInput.PUSH.ordinal()] = -0.10;
    mean[ContextInput.BUSY_NOW.ordinal()] = -0.20;
    mean[ContextInput.TIP_RECENT.ordinal()] = -0.10;
    mean[ContextInput.DOSE.ordinal()] = -0.20;
    mean[ContextInput.LOAD_TO_COME.ordinal()] = -0.05;
    set(mean, CandidateInput.TIME_SUITS, 0.10);
    set(mean, CandidateInput.TOO_LONG, -0.25);
    set(mean, CandidateInput.GAP_FILLED, 0.08);
    set(mean, CandidateInput.EFFORT, -0.05);
    set(mean, CandidateInput.DUE_SOON, 0.20);
    set(mean, CandidateInput.BEGINS_SOON, 0.20);
    set(mean, CandidateInput.PRIORITY, 0.06);
    set(mean, CandidateInput.SHOWN_RECENTLY, -0.15);
    set(mean, CandidateInput.COMES_BACK, 0.40);
    set(mean, CandidateInput.KIND_SHOWN_RECENTLY, -0.08);
    set(mean, CandidateInput.KIND_DONE, 0.20);
    set(mean, CandidateInput.KIND_SNOOZED, -0.05);
    set(mean, CandidateInput.KIND_DISMISSED, -0.30);
    return mean;
  }

  private static void set(double[] mean, CandidateInput input, double reward) {
    mean[ModelInputs.CANDIDATE + input.ordinal()] = reward;
  }

  private static double[] covariance() {
    int width = ModelInputs.WIDTH;
    var deviations = new double[width];
    Arrays.fill(deviations, DEVIATION);
    deviations[ContextInput.BIAS.ordinal()] = BIAS_DEVIATION;
    Arrays.fill(deviations, ModelInputs.KIND_DAY_SIN, ModelInputs.CANDIDATE, KIND_DAY_DEVIATION);
    var covariance = new double[width * width];
    for (int i = 0; i < width; i++) {
      covariance[i * width + i] = deviations[i] * deviations[i];
    }
    return covariance;
  }
}
