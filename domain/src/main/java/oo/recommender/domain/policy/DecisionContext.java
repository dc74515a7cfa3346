package oo.recommender.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import oo.recommender.domain.Consent;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
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
 * @param loadSoFar share of 08:00 until now that was taken, 0 to 1, in single precision; 0 before 08:00
 * @param loadToCome share of now until 20:00 that is taken, likewise; 0 after 20:00
 * @param calendarConsent whether calendars may be used, be there one or not
 * @param effects in single precision
 */
public record DecisionContext(
    Instant at, Trigger trigger, ZoneId zone, ZoneOffset offset, Instant dayEndsAt, @Nullable Instant quietUntil,
    @Nullable Instant busyUntil, @Nullable Instant nextBusyAt, boolean calendarKnown, double dayLoad,
    @Nullable Instant lastTipAt, int tipsToday, int dailyCap, @Nullable Instant cooldownUntil,
    @Nullable Instant openTipUntil, boolean pushConsent, KindHistory kinds, double loadSoFar, double loadToCome,
    Device device, boolean calendarConsent, KindEffects effects) {

  private static final LocalTime DAY_BEGINS = LocalTime.of(8, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(20, 0);

  public DecisionContext {
    loadSoFar = (float) loadSoFar;
    loadToCome = (float) loadToCome;
    effects = effects.rounded();
  }

  /** As the features of revision 1 knew it; they did not tell a missing consent from a missing calendar. */
  public DecisionContext(
      Instant at, Trigger trigger, ZoneId zone, ZoneOffset offset, Instant dayEndsAt, @Nullable Instant quietUntil,
      @Nullable Instant busyUntil, @Nullable Instant nextBusyAt, boolean calendarKnown, double dayLoad,
      @Nullable Instant lastTipAt, int tipsToday, int dailyCap, @Nullable Instant cooldownUntil,
      @Nullable Instant openTipUntil, boolean pushConsent, KindHistory kinds) {
    this(
        at, trigger, zone, offset, dayEndsAt, quietUntil, busyUntil, nextBusyAt, calendarKnown, dayLoad, lastTipAt,
        tipsToday, dailyCap, cooldownUntil, openTipUntil, pushConsent, kinds, 0, 0, Device.OTHER, true,
        KindEffects.EMPTY);
  }

  /** @param agenda {@link Agenda#UNKNOWN} where the user does not consent to its use */
  public static DecisionContext of(
      Instant at, Trigger trigger, Device device, Profile profile, Agenda agenda, KindHistory kinds, KindEffects effects,
      UserTips tips) {
    var clock = profile.wallClock();
    var open = tips.openAt(at);
    var today = clock.dateAt(at);
    var begins = clock.firstShowing(today.atTime(DAY_BEGINS));
    var ends = clock.lastShowing(today.atTime(DAY_ENDS));
    return new DecisionContext(
        at, trigger, profile.zone(), clock.offsetAt(at), clock.endOfDay(at),
        profile.quietHours().endOfQuietAt(at, clock), agenda.busyUntil(at), agenda.nextBusyAfter(at), agenda.known(),
        load(agenda, begins, ends), tips.lastTipAt(), tips.tipsOn(clock.dateAt(at)), profile.dailyCap(),
        cooldownUntil(at, profile, tips), open == null ? null : open.expiresAt(), profile.allows(Consent.PUSH), kinds,
        load(agenda, begins, earlier(at, ends)), load(agenda, later(at, begins), ends), device,
        profile.allows(Consent.CALENDAR_TIPS), effects);
  }

  private static double load(Agenda agenda, Instant from, Instant to) {
    return from.isBefore(to)
        ? (double) agenda.busyBetween(from, to).toSeconds() / Math.max(1, Duration.between(from, to).toSeconds())
        : 0;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
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
