package oo.simulation.world;

/** What somebody does about a tip. */
public enum Reaction {
  UNSEEN, DONE, NOT_NOW, WRONG_REASON, NEVER_THIS, ALREADY_DID, SNOOZED, IGNORED;

  public boolean isDismissal() {
    return this == NOT_NOW || this == WRONG_REASON || this == NEVER_THIS || this == ALREADY_DID;
  }

  public boolean isSeen() {
    return this != UNSEEN;
  }

  /** What it is worth once it is known; NaN where that is never: nobody saw it, or it is put off. */
  public double worth() {
    return switch (this) {
      case DONE -> Worth.DONE;
      case NOT_NOW -> Worth.NOT_NOW;
      case WRONG_REASON -> Worth.WRONG_REASON;
      case NEVER_THIS -> Worth.NEVER_THIS;
      case ALREADY_DID -> Worth.ALREADY_DID;
      case IGNORED -> Worth.NOTHING;
      case UNSEEN, SNOOZED -> Double.NaN;
    };
  }
}
