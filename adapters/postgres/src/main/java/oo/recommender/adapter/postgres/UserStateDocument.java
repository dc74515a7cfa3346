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

/** A user's state as bytes. */
final class UserStateDocument {

  private static final int FORMAT = 1;

  private UserStateDocument() {}

  static byte[] write(UserState state) {
    var document = new DocumentWriter(FORMAT, Instant.EPOCH);
    document.each(state.calendars().values(), signals -> calendar(document, signals));
    document.each(state.disconnected().stream().sorted().toList(), document::id);
    document.each(state.tips().entrySet(), entry -> document.id(entry.getKey())
        .constant(Code.KIND, entry.getValue().kind()).constant(Code.STAGE, entry.getValue().stage()));
    return document.document();
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
    document.signed(task.priority());
  }

  static UserState read(byte[] bytes) {
    var document = new DocumentReader("a user's state", bytes, FORMAT, Instant.EPOCH);
    var calendars = new TreeMap<UUID, CalendarSignals>();
    document.each(() -> calendar(document)).forEach(signals -> calendars.put(signals.calendar(), signals));
    var disconnected = Set.copyOf(document.each(document::id));
    var tips = new TreeMap<UUID, TipStanding>();
    for (int left = document.count(); left > 0; left--) {
      tips.put(document.id(), new TipStanding(document.constant(Code.KIND), document.constant(Code.STAGE)));
    }
    return new UserState(calendars, disconnected, tips);
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
        document.signedInt());
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
