package oo.integrations.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was good in a calendar file, and what was not.
 *
 * @param name NAME (RFC 7986) or X-WR-CALNAME, when given
 * @param zones the file's VTIMEZONE components, as content lines, which its components may refer to
 */
public record ParsedCalendar(
    @Nullable String name, List<String> zones, List<CalendarComponent> components, List<SkippedComponent> skipped) {

  public ParsedCalendar {
    zones = List.copyOf(zones);
    components = List.copyOf(components);
    skipped = List.copyOf(skipped);
  }

  /** Whether the file ended before its calendar did, as an interrupted download does. */
  public boolean isCutShort() {
    return skipped.stream().anyMatch(part ->
        part.code() == SkippedComponent.Code.UNCLOSED && part.component().equals("VCALENDAR"));
  }
}
