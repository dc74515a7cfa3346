package oo.recommender.domain.state;

import oo.recommender.domain.TipKind;

/** How far a tip has come, as events tell. */
public record TipStanding(TipKind kind, Stage stage) {

  /** A tip only moves on in this order, so of two tellings the later stage holds, whichever arrives first. */
  public enum Stage { OFFERED, SEEN, SNOOZED, DISMISSED, DONE }

  TipStanding further(TipStanding other) {
    return other.stage.compareTo(stage) > 0 ? other : this;
  }
}
