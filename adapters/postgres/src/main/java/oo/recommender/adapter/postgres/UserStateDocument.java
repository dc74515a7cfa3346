package oo.recommender.adapter.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.TipStanding;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.state.UserState;
import org.jspecify.annotations.Nullable;

/**
 * A user's state as bytes.
 *
 * <p>The first format, which says neither when a tip was offered nor when a task was written down, is still read: dropping
 * it would leave its users without their calendars until those are told anew. A tip's id has the time of its offer to
 * a few milliseconds; a task is told again within a day.
 */
final class UserStateDocument {

  private static final int FIRST_FORMAT = 1;
  private static final int FORMAT = 2;
  private static final int TIME_ORDERED = 7;

  private UserStateDocument() {}

  static byte[] write(UserState state) {
    var document = new DocumentWriter(FORMAT, Instant.EPOCH);
    document.each(state.calendars().values(), signals -> calendar(document, signals));
    document.each(state.disconnected().stream().sorted().toList(), document::id);
    document.since(Instant.EPOCH);
    document.each(state.tips().entrySet(), entry -> tip(document, entry.getKey(), entry.getValue()));
    return document.document();
  }

  private static void tip(DocumentWriter document, UUID id, TipStanding standing) {
    document.id(id).constant(Code.KIND, standing.kind()).constant(Code.STAGE, standing.stage())
        .instant(standing.offeredAt());
    if (standing.offeredAt() != null) {
      document.since(standing.offeredAt());
    }
  }

  private static void calendar(DocumentWriter document, CalendarSignals signals) {
    document.id(signals.calendar()).since(Instant.EPOCH).instant(signals.asOf()).since(signals.asOf());
    document.each(signals.busy(), busy -> document.instant(busy.from()).instant(busy.to()));
    document.each(signals.tasks(), task -> task(document, task));
    document.each(signals.upcoming(), event -> document.text(event.id()).text(event.title()).instant(event.start())
        .instant(event.end()).flag(event.allDay()).flag(event.hasLocation()).signed(event.attendees()));
  }

  private static void task(DocumentWriter document, OpenTask task) {
    document.text(task.id()).text(task.title()).instant(task.due()).instant(task.startsAt());
    document.flag(task.estimate() != null);
    if (task.estimate() != null) {
      document.duration(task.estimate());
    }
    document.signed(task.priority()).instant(task.createdAt());
  }

  static UserState read(byte[] bytes) {
    var document = new DocumentReader("a user's state", bytes, FIRST_FORMAT, FORMAT, Instant.EPOCH);
    var calendars = new TreeMap<UUID, CalendarSignals>();
    document.each(() -> calendar(document)).forEach(signals -> calendars.put(signals.calendar(), signals));
    var disconnected = Set.copyOf(document.each(document::id));
    document.since(Instant.EPOCH);
    var tips = new TreeMap<UUID, TipStanding>();
    for (int left = document.count(); left > 0; left--) {
      var id = document.id();
      tips.put(id, tip(document, id));
    }
    return new UserState(calendars, disconnected, tips);
  }

  private static TipStanding tip(DocumentReader document, UUID id) {
    var kind = document.constant(Code.KIND);
    var stage = document.constant(Code.STAGE);
    if (document.format() == FIRST_FORMAT) {
      return new TipStanding(kind, stage, timeOf(id));
    }
    var offeredAt = document.instantOrNull();
    if (offeredAt != null) {
      document.since(offeredAt);
    }
    return new TipStanding(kind, stage, offeredAt);
  }

  /** The first 48 bits of a UUID of version 7 are milliseconds since 1970 (RFC 9562, 5.7). */
  private static @Nullable Instant timeOf(UUID id) {
    return id.version() == TIME_ORDERED ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : null;
  }

  private static CalendarSignals calendar(DocumentReader document) {
    var id = document.id();
    var asOf = document.since(Instant.EPOCH).instant();
    document.since(asOf);
    return new CalendarSignals(
        id, asOf, document.each(() -> new Busy(document.instant(), document.instant())),
        document.each(() -> task(document)), document.each(() -> event(document)));
  }

  private static OpenTask task(DocumentReader document) {
    return new OpenTask(
        document.text(), document.text(), document.instantOrNull(), document.instantOrNull(), estimate(document),
        document.signedInt(), document.format() == FIRST_FORMAT ? null : document.instantOrNull());
  }

  private static @Nullable Duration estimate(DocumentReader document) {
    return document.flag() ? document.duration() : null;
  }

  private static UpcomingEvent event(DocumentReader document) {
    return new UpcomingEvent(
        document.text(), document.text(), document.instant(), document.instant(), document.flag(), document.flag(),
        document.signedInt());
  }
}
