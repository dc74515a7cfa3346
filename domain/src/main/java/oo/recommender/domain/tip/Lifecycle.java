package oo.recommender.domain.tip;

import java.time.Duration;
import java.time.Instant;

/**
 * How reactions move a tip.
 *
 * <pre>
 * state \ reaction     seen      done          snooze u         dismiss r
 * offered              seen      done          snoozed u        dismissed r
 * seen                 same      done          snoozed u        dismissed r
 * snoozed u            same      done, late    same if same u   refused
 * done                 same      same          refused          refused
 * dismissed not_now    same      done, late    refused          same if same r
 * dismissed otherwise  same      refused       refused          same if same r
 * skipped, expired     same      done, late    refused          refused
 * </pre>
 *
 * <p>An open tip (offered, seen) is expired from {@code expiresAt} on, by the clock alone. A late {@code done} is
 * credited until {@link #LATE_CREDIT} after {@code expiresAt}, then refused. A snooze is for a time in the future, at
 * most {@link #LONGEST_SNOOZE} ahead; it is checked only where it would move the tip, so that saying the same again
 * stays the same however late it arrives.
 */
public final class Lifecycle {

  public static final Duration LATE_CREDIT = Duration.ofHours(24);
  public static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  private Lifecycle() {}

  public static Transition react(Tip tip, Reaction reaction, Instant at) {
    var state = tip.stateAt(at);
    return switch (reaction) {
      case Reaction.Seen _ -> seen(state, at);
      case Reaction.Done _ -> done(tip, state, at);
      case Reaction.Snooze snooze -> snooze(state, snooze.until(), at);
      case Reaction.Dismiss dismiss -> dismiss(state, dismiss.reason(), at);
    };
  }

  private static Transition seen(TipState state, Instant at) {
    return switch (state) {
      case TipState.Offered _ -> new Transition.Moved(new TipState.Seen(at));
      case TipState.Seen _, TipState.Snoozed _, TipState.Done _, TipState.Dismissed _, TipState.Skipped _,
          TipState.Expired _ -> new Transition.Repeated(state);
    };
  }

  private static Transition done(Tip tip, TipState state, Instant at) {
    return switch (state) {
      case TipState.Offered _, TipState.Seen _ -> new Transition.Moved(new TipState.Done(at, false));
      case TipState.Done _ -> new Transition.Repeated(state);
      case TipState.Snoozed _, TipState.Skipped _, TipState.Expired _ -> lateDone(tip, state, at);
      case TipState.Dismissed dismissed when dismissed.reason() == Dismissal.NOT_NOW -> lateDone(tip, state, at);
      case TipState.Dismissed _ -> new Transition.Refused(state);
    };
  }

  private static Transition lateDone(Tip tip, TipState state, Instant at) {
    return at.isAfter(tip.expiresAt().plus(LATE_CREDIT))
        ? new Transition.Refused(state)
        : new Transition.Moved(new TipState.Done(at, true));
  }

  private static Transition snooze(TipState state, Instant until, Instant at) {
    if (state instanceof TipState.Snoozed snoozed && snoozed.until().equals(until)) {
      return new Transition.Repeated(state);
    }
    if (!state.open()) {
      return new Transition.Refused(state);
    }
    return until.isAfter(at) && !until.isAfter(at.plus(LONGEST_SNOOZE))
        ? new Transition.Moved(new TipState.Snoozed(at, until))
        : new Transition.SnoozeOutOfRange();
  }

  private static Transition dismiss(TipState state, Dismissal reason, Instant at) {
    if (state instanceof TipState.Dismissed dismissed && dismissed.reason() == reason) {
      return new Transition.Repeated(state);
    }
    return state.open()
        ? new Transition.Moved(new TipState.Dismissed(at, reason))
        : new Transition.Refused(state);
  }
}
