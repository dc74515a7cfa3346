package oo.integrations.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT or VTODO as it was imported. Its texts hold no control characters but tabs and the breaks between lines.
 *
 * @param recurrenceId the RECURRENCE-ID as written, when this component overrides one instance of a series
 * @param sequence SEQUENCE, 0 when absent
 * @param stamp the later of LAST-MODIFIED and DTSTAMP, when given
 * @param text the component's own content lines (RFC 5545), unfolded, from BEGIN to END, without alarms and the like
 */
public record CalendarComponent(
    Kind kind, String uid, @Nullable String recurrenceId, int sequence, @Nullable Instant stamp, String text) {

  public enum Kind { EVENT, TASK }

  /** Stands for UID and RECURRENCE-ID, by which a file's components are told apart. */
  public UUID ref() {
    return new Fingerprint().add(uid).add(recurrenceId == null ? "" : recurrenceId).end();
  }

  /** Stands for the UID, which a series and its changed instances share. */
  public UUID series() {
    return Fingerprint.of(uid);
  }
}
