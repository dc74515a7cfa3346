package oo.recommender.domain.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A world of a few actions whose true values are known, and a log of it. */
record Bandit(double[] logging, double[] target, double[] means) {

  /** The target does more of what is good, and one action ten times as often: weights up to 10. */
  static final Bandit BETTER = new Bandit(
      new double[] {0.05, 0.15, 0.20, 0.25, 0.35}, new double[] {0.50, 0.20, 0.10, 0.10, 0.10},
      new double[] {0.60, 0.40, 0.30, 0.20, 0.20});

  static final Bandit WORSE = new Bandit(BETTER.target, BETTER.logging, BETTER.means);

  static final Bandit NO_DIFFERENCE = new Bandit(BETTER.logging, BETTER.target, new double[] {0.3, 0.3, 0.3, 0.3, 0.3});

  /** Now and then a weight of 75: of a thousand decisions two or three have it. */
  static final Bandit HEAVY = new Bandit(
      new double[] {0.004, 0.196, 0.40, 0.40}, new double[] {0.30, 0.30, 0.20, 0.20}, new double[] {0.5, 0.5, 0.2, 0.2});

  double value() {
    return dot(target, means);
  }

  double difference() {
    return dot(target, means) - dot(logging, means);
  }

  private static double dot(double[] probabilities, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += probabilities[i] * values[i];
    }
    return sum;
  }

  Logged draw(SplittableRandom random) {
    int action = 0;
    double left = random.nextDouble() - logging[0];
    while (left >= 0 && action < logging.length - 1) {
      left -= logging[++action];
    }
    return Logged.of(logging[action], target[action], random.nextDouble() < means[action] ? 1 : 0)
        .ofKind("kind-" + action, null);
  }

  /** With the word of a model that has everything the wrong way round. */
  Logged misjudged(Logged row) {
    var wrong = Arrays.stream(means).map(mean -> 1 - mean).toArray();
    return row.with(new Estimates(wrong[row.kind().charAt(5) - '0'], dot(target, wrong)));
  }

  List<Logged> log(int decisions, long seed) {
    var random = new SplittableRandom(seed);
    var rows = new ArrayList<Logged>(decisions);
    for (int i = 0; i < decisions; i++) {
      rows.add(draw(random));
    }
    return rows;
  }

  Summary summary(int decisions, long seed) {
    return summary(log(decisions, seed));
  }

  static Summary summary(List<Logged> rows) {
    var evaluation = new Evaluation(Terms.STANDARD);
    rows.forEach(evaluation::add);
    return evaluation.summary();
  }
}
