package oo.integrations.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import oo.integrations.application.port.CalendarContents;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Calendars;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ComponentChanges;
import oo.integrations.domain.ParsedCalendar;

/** Brings a calendar to what a version of its file says, within a transaction that holds the owner's lock. */
final class FileImport {

  private final Calendars calendars;
  private final CalendarContents contents;
  private final Outlook outlook;

  FileImport(CalendarStore store, Outlook outlook) {
    this.calendars = store.calendars();
    this.contents = store.contents();
    this.outlook = outlook;
  }

  record Result(Calendar calendar, ComponentChanges changes) {}

  /** Stores a calendar that is not there yet, with what the file holds. */
  Result first(Calendar calendar, ParsedCalendar file, Instant now) {
    var changes = ComponentChanges.between(Map.of(), file.components());
    var next = calendar.holding(changes.fromFile(), now);
    var view = outlook.of(next.owner(), next.id(), changes.fromFile(), file.zones(), now);
    calendars.add(next);
    contents.apply(next.id(), changes);
    contents.replaceZones(next.id(), file.zones());
    outlook.tell(view, now);
    return new Result(next, changes);
  }

  /** Stores and tells nothing when the file says nothing new. */
  Result again(Calendar calendar, ParsedCalendar file, Instant now) {
    var found = ComponentChanges.between(contents.versionsOf(calendar.id()), file.components());
    var changes = file.isCutShort() ? found.withoutRemovals() : found;
    var before = contents.zonesOf(calendar.id());
    var zones = changes.newerThanFile().isEmpty() ? file.zones() : both(file.zones(), before);
    boolean zonesChange = !new HashSet<>(zones).equals(new HashSet<>(before));
    if (changes.isNothing() && !zonesChange) {
      return new Result(calendar, changes);
    }
    var held = held(calendar, changes);
    var next = calendar.holding(held, now);
    var view = outlook.of(next.owner(), next.id(), held, zones, now);
    calendars.save(next);
    contents.apply(next.id(), changes);
    if (zonesChange) {
      contents.replaceZones(next.id(), zones);
    }
    outlook.tell(view, now);
    return new Result(next, changes);
  }

  private List<CalendarComponent> held(Calendar calendar, ComponentChanges changes) {
    var held = new ArrayList<>(changes.fromFile());
    if (!changes.newerThanFile().isEmpty()) {
      held.addAll(contents.componentsOf(calendar.id(), changes.newerThanFile()));
    }
    return held;
  }

  /** Components that stay may mean zones that only the file before defined. */
  private static List<String> both(List<String> now, List<String> before) {
    var zones = new LinkedHashSet<>(now);
    zones.addAll(before);
    return List.copyOf(zones);
  }
}
