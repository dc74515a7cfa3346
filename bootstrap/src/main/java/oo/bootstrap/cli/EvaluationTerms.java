package oo.bootstrap.cli;

import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that settle how an evaluation counts. */
final class EvaluationTerms {

  @Option(names = "--rewards", paramLabel = "MIN:MAX", description = "What a reward can be, which the intervals rely on (default: 0:1"
      + " where no reward is outside that, or else -1:1).")
  private @Nullable String rewards;

  @Option(names = "--alpha", defaultValue = "0.05", description = "How likely an interval may ever be wrong (default: ${DEFAULT-VALUE}).")
  private double alpha = 0.05;

  @Option(names = "--clip", defaultValue = "10", description = "Where clipped IPS cuts a weight (default: ${DEFAULT-VALUE}).")
  private double clip = 10;

  @Option(names = "--largest-weight", description = "A bound of the weights that holds by construction, as 1/floor; without it DR has"
      + " no interval.")
  private double largestWeight = Double.POSITIVE_INFINITY;

  @Option(names = "--margin", defaultValue = "0", description = "What the gain has to be above for the gate (default: ${DEFAULT-VALUE}).")
  private double margin;

  Terms terms(CommandLine command) {
    try {
      return new Terms(RewardRange.UNIT, alpha, clip, largestWeight, margin);
    } catch (IllegalArgumentException impossible) {
      throw new ParameterException(command, impossible.getMessage(), impossible);
    }
  }

  /** With the range of oO's own rewards, unless another is named. */
  Terms ofTheLedger(CommandLine command) {
    var named = rewards(command);
    return terms(command).rewards(named == null ? RewardRange.SIGNED : named);
  }

  /** Null where the log is to tell. */
  @Nullable RewardRange rewards(CommandLine command) {
    if (rewards == null) {
      return null;
    }
    int colon = rewards.indexOf(':');
    try {
      return new RewardRange(Double.parseDouble(rewards.substring(0, Math.max(0, colon))), Double.parseDouble(rewards.substring(colon + 1)));
    } catch (IllegalArgumentException unreadable) {
      throw new ParameterException(command, "--rewards takes a range such as 0:1 or -1:1, not " + rewards, unreadable);
    }
  }
}
