package oo.recommender.domain.tip;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import oo.recommender.domain.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What must hold strictly over all of one user's tips; written with compare-and-set on its version.
 *
 * @param version of the row that this was read from, 0 before there is one; the store counts it up when it writes
 * @param open the unanswered tip; ask {@link #openAt}, for time may have closed it
 * @param day the user's local day that {@code tipsThatDay} counts
 * @param never what is never to be offered again
 * @param snoozes what comes back, and when
 * @param rests what stays away for a while, and until when
 * @param shown when something was last offered
 * @param done own tasks and events that are over for good, and since when
 */
public record UserTips(
    long version, @Nullable OpenTip open, @Nullable LocalDate day, int tipsThatDay, @Nullable Instant lastTipAt,
    @Nullable Instant lastPushAt, Set<String> never, Memory snoozes, Memory rests, Memory shown, Memory done) {

  public static final UserTips NONE = new UserTips(
      0, null, null, 0, null, null, Set.of(), Memory.EMPTY, Memory.EMPTY, Memory.EMPTY, Memory.EMPTY);

  /** How long a snoozed matter is preferred, and its conditions waived, after the time the user wished for. */
  public static final Duration COMES_BACK_FOR = Duration.ofHours(24);

  static final Duration REST_AFTER_NOT_NOW = Duration.ofHours(20);
  static final Duration REST_AFTER_WRONG_REASON = Duration.ofDays(7);
  static final Duration REST_OF_ADVICE_ALREADY_DONE = Duration.ofDays(30);

  private static final int MOST_SHOWN = 128;
  private static final int MOST_PAUSED = 512;
  private static final int MOST_DONE = 1024;

  public UserTips {
    never = Set.copyOf(never);
  }

  public @Nullable OpenTip openAt(Instant now) {
    return open != null && now.isBefore(open.expiresAt()) ? open : null;
  }

  /** A day that lies before the counted one (the user travelled west) goes on with its count. */
  public int tipsOn(LocalDate today) {
    return day == null || today.isAfter(day) ? 0 : tipsThatDay;
  }

  /** Whether a snooze of this ended a short while ago. */
  public boolean comesBack(String ref, Instant now) {
    var until = snoozes.of(ref);
    return until != null && !now.isBefore(until) && now.isBefore(until.plus(COMES_BACK_FOR));
  }

  /** Whether this is not to be offered now, whatever else speaks for it. */
  public boolean forbids(String ref, Instant now) {
    return never.contains(ref) || done.has(ref) || pending(snoozes, ref, now) || pending(rests, ref, now);
  }

  private static boolean pending(Memory pauses, String ref, Instant now) {
    var until = pauses.of(ref);
    return until != null && now.isBefore(until);
  }

  /** The user asked for another tip. */
  public UserTips skipped() {
    return withOpen(null);
  }

  public UserTips offered(OpenTip tip, Trigger trigger, Instant at, LocalDate today) {
    var counted = day != null && day.isAfter(today) ? day : today;
    return new UserTips(
        version, tip, counted, tipsOn(today) + 1, at, trigger == Trigger.PUSH ? at : lastPushAt, never,
        snoozes.without(tip.ref()).since(at.minus(COMES_BACK_FOR)), rests.since(at),
        shown.with(tip.ref(), at, MOST_SHOWN), done);
  }

  /** @param tip in the state that the reaction brought it to */
  public UserTips after(Tip tip, Instant at) {
    var closed = open != null && open.id().equals(tip.id()) && !tip.state().open() ? withOpen(null) : this;
    var ref = tip.content().ref();
    return switch (tip.state()) {
      case TipState.Done _ -> closed.withDone(ref, at);
      case TipState.Snoozed snoozed -> closed.withSnooze(ref, snoozed.until());
      case TipState.Dismissed dismissed -> closed.dismissed(ref, dismissed.reason(), at);
      case TipState.Offered _, TipState.Seen _, TipState.Skipped _, TipState.Expired _ -> closed;
    };
  }

  private UserTips dismissed(String ref, Dismissal reason, Instant at) {
    return switch (reason) {
      case NEVER_THIS -> withNever(ref);
      case NOT_NOW -> withRest(ref, at.plus(REST_AFTER_NOT_NOW));
      case WRONG_REASON -> withRest(ref, at.plus(REST_AFTER_WRONG_REASON));
      // Advice is for more than one day; what was done on one's own is a task or an event.
      case ALREADY_DID ->
          Ref.isAdvice(ref) ? withRest(ref, at.plus(REST_OF_ADVICE_ALREADY_DONE)) : withDone(ref, at);
    };
  }

  private UserTips withOpen(@Nullable OpenTip next) {
    return new UserTips(
        version, next, day, tipsThatDay, lastTipAt, lastPushAt, never, snoozes, rests, shown, done);
  }

  private UserTips withNever(String ref) {
    var next = new HashSet<>(never);
    next.add(ref);
    return new UserTips(
        version, open, day, tipsThatDay, lastTipAt, lastPushAt, next, snoozes.without(ref), rests, shown, done);
  }

  private UserTips withSnooze(String ref, Instant until) {
    return new UserTips(
        version, open, day, tipsThatDay, lastTipAt, lastPushAt, never, snoozes.with(ref, until, MOST_PAUSED), rests,
        shown, done);
  }

  private UserTips withRest(String ref, Instant until) {
    return new UserTips(
        version, open, day, tipsThatDay, lastTipAt, lastPushAt, never, snoozes.without(ref),
        rests.with(ref, until, MOST_PAUSED), shown, done);
  }

  private UserTips withDone(String ref, Instant at) {
    var over = Ref.isAdvice(ref) ? done : done.with(ref, at, MOST_DONE);
    return new UserTips(
        version, open, day, tipsThatDay, lastTipAt, lastPushAt, never, snoozes.without(ref), rests, shown, over);
  }
}
