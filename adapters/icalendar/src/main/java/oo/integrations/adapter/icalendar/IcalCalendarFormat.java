package oo.integrations.adapter.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;

/**
 * iCalendar (RFC 5545) as Google, Apple, Outlook, Exchange, Fastmail, Nextcloud and others write it.
 *
 * <p>Files are cut into components by a reader of our own: ical4j builds the model of the whole file before it gives the
 * first event, and gives up where a line is bad. Rules are expanded by lib-recur, on local times; what a local time means
 * in its zone is java.time's to say.
 *
 * <p>What is decided here where the RFC is silent or calendars differ:
 * <ul>
 *   <li>Whole-day events are never busy, unless Exchange marks them as busy or out of office: a birthday must not silence a
 *       day. TRANSP:TRANSPARENT, STATUS:CANCELLED and Exchange's free and working elsewhere are never busy; tentative is.
 *       A declined invitation is busy: a file does not tell which attendee its owner is.
 *   <li>A whole-day event and a floating time are meant in the user's zone.
 *   <li>A TZID that is a known zone's name is that zone, whatever the file's VTIMEZONE says ({@link TimeZones}).
 *   <li>A local time in a gap or an overlap has the offset from before the change (3.3.5), instances included.
 *   <li>A task due on a day is due at the day's end. A recurring task is its latest instance that has begun.
 *   <li>Components of extensions (X-) are passed over; VJOURNAL, VFREEBUSY and others are told as UNSUPPORTED. A rule that
 *       names more than some thousand instances a period, and EXRULE, are told as INVALID_RECURRENCE.
 *   <li>Bad lines that do not say when or what (a broken DESCRIPTION) do not keep their component out.
 * </ul>
 *
 * <p>Thread-safe: it keeps nothing between calls.
 */
public final class IcalCalendarFormat implements CalendarFormat {

  private record Name(Kind kind, String uid) {}

  @Override
  public ParseOutcome parse(InputStream file) throws IOException {
    return new CalendarReader().read(file);
  }

  @Override
  public Signals signals(List<CalendarComponent> components, List<String> zones, ZoneId userZone, Window window) {
    var timeZones = new TimeZones(userZone, zones);
    var steps = new Steps();
    var events = new EventSignals(window);
    var tasks = new TaskSignals(window, timeZones);
    boolean complete = true;
    for (var group : grouped(components)) {
      steps.nextComponent();
      try {
        var series = new Series(read(group), timeZones, steps);
        complete &= group.getFirst().kind() == Kind.TASK ? tasks.add(series) : events.add(series);
      } catch (BadComponent e) {
        // Import lets in only what can be read; what cannot any more, as after a change of zone names, gives nothing.
        complete = false;
      }
    }
    return new Signals(
        events.busy(), tasks.tasks(), events.upcoming(), !complete || events.truncated() || tasks.truncated());
  }

  private static List<Item> read(List<CalendarComponent> group) throws BadComponent {
    var items = new ArrayList<Item>(group.size());
    for (var component : group) {
      items.add(Item.read(RawComponent.of(component.text())));
    }
    return items;
  }

  /** By UID; those that cost least first, so that a rule without end takes nothing from the others. */
  private static List<List<CalendarComponent>> grouped(List<CalendarComponent> components) {
    var groups = new LinkedHashMap<Name, List<CalendarComponent>>();
    for (var component : components) {
      groups.computeIfAbsent(new Name(component.kind(), component.uid()), _ -> new ArrayList<>(1)).add(component);
    }
    return groups.values().stream().sorted(Comparator.comparing(IcalCalendarFormat::recurs)).toList();
  }

  private static boolean recurs(List<CalendarComponent> group) {
    return group.stream().anyMatch(component -> component.text().contains("\nRRULE"));
  }
}
