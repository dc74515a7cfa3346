package oo.integrations.application.port;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ComponentChanges;
import oo.integrations.domain.ComponentVersion;

/** What is kept of each calendar: its components, by ref, and the time zones that its file defines. */
public interface CalendarContents {

  /** By ref. */
  Map<UUID, ComponentVersion> versionsOf(UUID calendar);

  List<CalendarComponent> componentsOf(UUID calendar);

  /** Those of the refs that are there. */
  List<CalendarComponent> componentsOf(UUID calendar, Set<UUID> refs);

  /** VTIMEZONE components, in the order in which they were given. */
  List<String> zonesOf(UUID calendar);

  void apply(UUID calendar, ComponentChanges changes);

  void replaceZones(UUID calendar, List<String> zones);
}
