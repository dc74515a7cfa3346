package oo.simulation.world;

/**
 * How somebody would take a tip, if it were offered now.
 *
 * @param seen that it is looked at; the others are given that
 * @param done that it is done
 * @param dismissed that it is waved away, where it is not done
 * @param never that this is for good, where it is waved away
 */
public record Odds(double seen, double done, double dismissed, double never) {

  private static final double NOT_NOW = 0.7;
  private static final double ALREADY = 0.15;
  private static final double SNOOZED = 0.08;

  static Odds of(double liking, double bored, double knownWords, double interrupted, boolean push, double attention) {
    double wish = liking - bored - 0.9 * knownWords - 0.3 * interrupted - (push ? 0.3 : 0);
    double anger = -2.4 + 0.45 * interrupted + 0.5 * bored - 0.35 * liking + (push ? 0.4 : -0.6);
    double seen = push ? attention * Math.pow(0.97, interrupted) : 0.97;
    return new Odds(seen, logistic(wish), logistic(anger), logistic(-2.6 - 0.8 * liking));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Expected, by {@link Worth}; silence is worth 0. */
  public double worth() {
    double waved = never * Worth.NEVER_THIS
        + (1 - never) * (NOT_NOW * Worth.NOT_NOW + ALREADY * Worth.ALREADY_DID + (1 - NOT_NOW - ALREADY) * Worth.WRONG_REASON);
    return seen * (done * Worth.DONE + (1 - done) * dismissed * waved);
  }

  Reaction drawn(Chance luck) {
    if (luck.of("sees").uniform() >= seen) {
      return Reaction.UNSEEN;
    }
    if (luck.of("does").uniform() < done) {
      return Reaction.DONE;
    }
    if (luck.of("dismisses").uniform() < dismissed) {
      return reason(luck);
    }
    return luck.of("snoozes").uniform() < SNOOZED ? Reaction.SNOOZED : Reaction.IGNORED;
  }

  private Reaction reason(Chance luck) {
    if (luck.of("never").uniform() < never) {
      return Reaction.NEVER_THIS;
    }
    double which = luck.of("reason").uniform();
    return which < NOT_NOW ? Reaction.NOT_NOW : which < NOT_NOW + ALREADY ? Reaction.ALREADY_DID : Reaction.WRONG_REASON;
  }
}
