package oo.integrations.application.port;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Window;

/** Reads iCalendar (RFC 5545) and tells what it means for a stretch of time. Neither call throws for bad input. */
public interface CalendarFormat {

  int MAX_BYTES = 10 * 1024 * 1024;
  int MAX_COMPONENTS = 20_000;

  /** Reads one pass of the stream, component by component; a bad component is skipped and told of. */
  ParseOutcome parse(InputStream file) throws IOException;

  /**
   * Expands the components within the window, lazily and within the bounds of {@link Signals}.
   *
   * @param zones the VTIMEZONE components of the same file
   * @param userZone where floating and all-day times are meant
   */
  Signals signals(List<CalendarComponent> components, List<String> zones, ZoneId userZone, Window window);

  sealed interface ParseOutcome {
    record Parsed(ParsedCalendar calendar) implements ParseOutcome {}

    /** Not iCalendar at all; a calendar of which nothing could be imported is {@link Parsed}. */
    record NotACalendar(String detail) implements ParseOutcome {}

    record TooLarge() implements ParseOutcome {}

    record TooManyComponents() implements ParseOutcome {}
  }
}
