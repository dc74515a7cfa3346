package oo.recommender.domain;

/** Why there is no tip. The names are published; more may come. */
public enum SilenceReason {
  /** Pushed tips need the consent {@code push}. */
  CONSENT_MISSING,
  QUIET_HOURS,
  /** An event is on in the user's calendar. */
  BUSY,
  /** An earlier tip still waits for its answer. */
  OPEN_TIP,
  DAILY_CAP,
  /** Too soon after the last pushed tip. */
  COOLDOWN,
  NO_CANDIDATES,
  /** The policy chose to say nothing, with a known probability, so that the worth of saying something can be known. */
  CHOSEN_SILENCE
}
