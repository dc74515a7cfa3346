package oo.recommender.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import oo.recommender.domain.Consent;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.WallClock;
import oo.recommender.domain.state.Agenda;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the moment: all that a decision depends on besides its candidates, so that the ledger can repeat it.
 *
 * @param at to the millisecond
 * @param offset of the user's clock at that instant, kept because time zone rules are revised
 * @param dayEndsAt the user's next midnight
 * @param quietUntil end of the quiet hours, when they hold
 * @param busyUntil end of the event that is on
 * @param nextBusyAt beginning of the next event; a user who asks is taken to be free until then
 * @param calendarKnown whether calendars may be used and there is one
 * @param dayLoad share of 08:00 to 20:00 local time that is taken, 0 to 1
 * @param cooldownUntil when the next tip may be pushed, if that is still ahead
 * @param openTipUntil when the unanswered tip expires, if there is one
 */
public record DecisionContext(
    Instant at, Trigger trigger, ZoneId zone, ZoneOffset offset, Instant dayEndsAt, @Nullable Instant quietUntil,
    @Nullable Instant busyUntil, @Nullable Instant nextBusyAt, boolean calendarKnown, double dayLoad,
    @Nullable Instant lastTipAt, int tipsToday, int dailyCap, @Nullable Instant cooldownUntil,
    @Nullable Instant openTipUntil, boolean pushConsent, KindHistory kinds, double loadSoFar, double loadToCome,
    Device device, double dose, KindEffects effects) {

  private static final LocalTime DAY_BEGINS = LocalTime.of(8, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(20, 0);

  /** @param agenda {@link Agenda#UNKNOWN} where the user does not consent to its use */
  public static DecisionContext of(
      Instant at, Trigger trigger, Profile profile, Agenda agenda, KindHistory kinds, UserTips tips) {
    var clock = profile.wallClock();
    var open = tips.openAt(at);
    return new DecisionContext(
        at, trigger, profile.zone(), clock.offsetAt(at), clock.endOfDay(at),
        profile.quietHours().endOfQuietAt(at, clock), agenda.busyUntil(at), agenda.nextBusyAfter(at), agenda.known(),
        dayLoad(at, clock, agenda), tips.lastTipAt(), tips.tipsOn(clock.dateAt(at)), profile.dailyCap(),
        cooldownUntil(at, profile, tips), open == null ? null : open.expiresAt(), profile.allows(Consent.PUSH), kinds);
  }

  private static double dayLoad(Instant at, WallClock clock, Agenda agenda) {
    var today = clock.dateAt(at);
    var begins = clock.firstShowing(today.atTime(DAY_BEGINS));
    var ends = clock.lastShowing(today.atTime(DAY_ENDS));
    return (double) agenda.busyBetween(begins, ends).toSeconds() / Duration.between(begins, ends).toSeconds();
  }

  private static @Nullable Instant cooldownUntil(Instant at, Profile profile, UserTips tips) {
    if (tips.lastPushAt() == null) {
      return null;
    }
    var until = tips.lastPushAt().plus(profile.pushCooldown());
    return until.isAfter(at) ? until : null;
  }

  public LocalDateTime local() {
    return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), offset);
  }

  /** Whole minutes until the next event, however far ahead; {@link Integer#MAX_VALUE} when none is known. */
  public int freeMinutes() {
    return nextBusyAt == null ? Integer.MAX_VALUE : minutesUntil(nextBusyAt);
  }

  /** Whole minutes from now until then, negative when it is past. */
  public int minutesUntil(Instant then) {
    return (int) Math.floorDiv(Duration.between(at, then).toSeconds(), 60L);
  }

  public boolean eventAheadToday() {
    return nextBusyAt != null && nextBusyAt.isBefore(dayEndsAt);
  }

  /** Without a calendar nothing is known of the day, and it counts as a normal one. */
  public DayLoad load() {
    if (!calendarKnown) {
      return DayLoad.NORMAL;
    }
    return dayLoad < 0.25 ? DayLoad.LIGHT : dayLoad <= 0.6 ? DayLoad.NORMAL : DayLoad.HEAVY;
  }
}
