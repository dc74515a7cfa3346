package oo.integrations.adapter.icalendar;

import java.time.Instant;
import oo.integrations.domain.Window;

/**
 * One instance of a component.
 *
 * @param key which instance of the series, wherever it was moved to; empty when there is but one
 * @param item what describes it: the series, or what overrides it
 */
record Occurrence(String key, Instant start, Instant end, Item item) {

  boolean touches(Window window) {
    return start.isBefore(window.to()) && (end.isAfter(window.from()) || !start.isBefore(window.from()));
  }
}
