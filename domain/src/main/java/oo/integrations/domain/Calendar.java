package oo.integrations.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.CalendarSource.Upload;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A connected calendar; its components are kept apart from it.
 *
 * @param events VEVENTs that are kept of it
 * @param tasks VTODOs that are kept of it
 * @param version how often an import changed it; the first import makes it 1
 * @param updatedAt when an import last changed it
 */
public record Calendar(
    UUID id, UserId owner, String name, CalendarSource source, int events, int tasks, long version, Instant createdAt,
    Instant updatedAt) {

  public static final int MAX_PER_USER = 20;
  public static final int MAX_NAME = 100;

  /** As it is before its first import. */
  public static Calendar connect(UUID id, UserId owner, String name, CalendarSource source, Instant now) {
    return new Calendar(id, owner, name, source, 0, 0, 0, now, now);
  }

  /** The first of the proposals that says something, at most {@link #MAX_NAME} characters of it. */
  public static String nameOf(@Nullable String... proposals) {
    for (var proposal : proposals) {
      var name = proposal == null ? "" : printable(proposal);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "Calendar";
  }

  public Calendar holding(List<CalendarComponent> components, Instant now) {
    int newEvents = (int) components.stream().filter(component -> component.kind() == Kind.EVENT).count();
    return new Calendar(
        id, owner, name, source, newEvents, components.size() - newEvents, version + 1, createdAt, now);
  }

  public Calendar from(CalendarSource newSource) {
    return new Calendar(id, owner, name, newSource, events, tasks, version, createdAt, updatedAt);
  }

  /** How often the calendar changed otherwise than by imports. */
  public long revision() {
    return switch (source) {
      case Upload() -> 0;
      case Subscription subscription -> subscription.revision();
    };
  }

  private static String printable(String text) {
    int[] characters = text.codePoints().filter(c -> !Character.isISOControl(c)).limit(MAX_NAME).toArray();
    return new String(characters, 0, characters.length).strip();
  }
}
