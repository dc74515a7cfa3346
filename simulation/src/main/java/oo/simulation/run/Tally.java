package oo.simulation.run;

import oo.simulation.world.Reaction;

/** A day while it lasts. */
final class Tally {

  private long asked;
  private long decisions;
  private long tips;
  private long pushed;
  private long silences;
  private long seen;
  private long done;
  private long dismissed;
  private double regret;
  private double worth;

  void asked() {
    asked++;
  }

  /** @param best worth of the best that could have been done */
  void silence(double best) {
    decisions++;
    silences++;
    regret += best;
  }

  void tip(boolean push, double best, double chosen) {
    decisions++;
    tips++;
    pushed += push ? 1 : 0;
    regret += best - chosen;
    worth += chosen;
  }

  void reaction(Reaction reaction) {
    seen += reaction.isSeen() ? 1 : 0;
    done += reaction == Reaction.DONE ? 1 : 0;
    dismissed += reaction.isDismissal() ? 1 : 0;
  }

  Day day() {
    return new Day(asked, decisions, tips, pushed, silences, seen, done, dismissed, regret, worth);
  }
}
