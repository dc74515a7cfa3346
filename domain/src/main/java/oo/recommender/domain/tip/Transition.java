package oo.recommender.domain.tip;

/** What a reaction makes of a tip. */
public sealed interface Transition {

  record Moved(TipState to) implements Transition {}

  /** It was said before, or goes without saying: nothing changes. */
  record Repeated(TipState state) implements Transition {}

  /** The tip has ended in another way. */
  record Refused(TipState state) implements Transition {}

  /** A snooze ends in the future, at most {@link Lifecycle#LONGEST_SNOOZE} ahead. */
  record SnoozeOutOfRange() implements Transition {}
}
