package oo.integrations.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT or VTODO as it was imported.
 *
 * @param recurrenceId the RECURRENCE-ID as written, when this component overrides one instance of a series
 * @param sequence SEQUENCE, 0 when absent
 * @param stamp the later of LAST-MODIFIED and DTSTAMP, when given
 * @param text the component's own content lines (RFC 5545), unfolded, from BEGIN to END, without alarms and the like
 */
public record CalendarComponent(
    Kind kind, String uid, @Nullable String recurrenceId, int sequence, @Nullable Instant stamp, String text) {

  public enum Kind { EVENT, TASK }
}
