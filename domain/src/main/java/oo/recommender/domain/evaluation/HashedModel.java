package oo.recommender.domain.evaluation;

import java.util.List;
import oo.recommender.domain.evaluation.ForeignDecision.Trait;

/**
 * A linear model of the reward over features of any number: hashed into a table (Weinberger et al. 2009), those of the moment
 * crossed with those of the action, learned by AdaGrad on the squared error (Duchi, Hazan & Singer 2011).
 */
final class HashedModel {

  private static final int BITS = 18;
  private static final int MASK = (1 << BITS) - 1;
  private static final int MOST_CROSSED = 1 << 12;
  private static final int ALWAYS = 0x5bd1e995;
  private static final double STEP = 0.5;

  private final double[] weights = new double[1 << BITS];
  private final double[] slopes = new double[1 << BITS];
  private double least;
  private double most;

  private interface Visitor {
    void at(int slot, double value);
  }

  double predict(ForeignDecision decision, int action) {
    var dot = new double[2];
    visit(decision, action, (slot, value) -> {
      dot[0] += weights[slot] * value;
      dot[1] += value * value;
    });
    return Math.clamp(dot[0] / Math.sqrt(dot[1]), least, most);
  }

  void learn(ForeignDecision decision, int action, double reward) {
    var dot = new double[2];
    visit(decision, action, (slot, value) -> {
      dot[0] += weights[slot] * value;
      dot[1] += value * value;
    });
    double norm = Math.sqrt(dot[1]);
    double error = dot[0] / norm - reward;
    visit(decision, action, (slot, value) -> {
      double slope = error * value / norm;
      slopes[slot] += slope * slope;
      if (slopes[slot] > 0) {
        weights[slot] -= STEP * slope / Math.sqrt(slopes[slot]);
      }
    });
    least = Math.min(least, reward);
    most = Math.max(most, reward);
  }

  private static void visit(ForeignDecision decision, int action, Visitor visitor) {
    visitor.at(ALWAYS & MASK, 1);
    List<Trait> own = decision.each().get(action);
    for (var trait : decision.shared()) {
      visitor.at(trait.hash() & MASK, trait.value());
    }
    for (var trait : own) {
      visitor.at(mixed(trait.hash(), ALWAYS), trait.value());
    }
    int left = MOST_CROSSED;
    for (var moment : decision.shared()) {
      for (var trait : own) {
        if (left-- == 0) {
          return;
        }
        visitor.at(mixed(moment.hash(), trait.hash()), moment.value() * trait.value());
      }
    }
  }

  private static int mixed(int one, int other) {
    int mixed = one * 0x01000193 ^ other;
    mixed ^= mixed >>> 15;
    mixed *= 0x2c1b3c6d;
    return (mixed ^ mixed >>> 12) & MASK;
  }
}
