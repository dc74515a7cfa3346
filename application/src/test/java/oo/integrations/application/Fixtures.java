package oo.integrations.application;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.ComponentChanges;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Small parts of calendars for tests. */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static final AtomicLong TIME = new AtomicLong(NOW.toEpochMilli());

  private Fixtures() {}

  /** Later ones sort behind earlier ones, as those of the app do. */
  public static Ids ids() {
    return Fixtures::id;
  }

  public static UUID id() {
    var random = UUID.randomUUID();
    return new UUID(TIME.incrementAndGet() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
        random.getLeastSignificantBits());
  }

  public static UserId user() {
    return new UserId(UUID.randomUUID());
  }

  public static CalendarComponent event(String uid) {
    return event(uid, 0, null, "");
  }

  public static CalendarComponent event(String uid, int sequence, @Nullable Instant stamp, String summary) {
    return component(Kind.EVENT, uid, null, sequence, stamp, summary);
  }

  public static CalendarComponent component(
      Kind kind, String uid, @Nullable String recurrenceId, int sequence, @Nullable Instant stamp, String summary) {
    var text = "BEGIN:V" + kind + "\nUID:" + uid + "\nRECURRENCE-ID:" + recurrenceId + "\nSEQUENCE:" + sequence
        + "\nDTSTAMP:" + stamp + "\nSUMMARY:" + summary + "\nEND:V" + kind;
    return new CalendarComponent(kind, uid, recurrenceId, sequence, stamp, text);
  }

  public static ComponentChanges added(CalendarComponent... components) {
    return ComponentChanges.between(Map.of(), Arrays.asList(components));
  }

  public static List<String> uids(List<CalendarComponent> components) {
    return components.stream().map(CalendarComponent::uid).sorted().toList();
  }
}
