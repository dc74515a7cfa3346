package oo.integrations.domain;

/**
 * A part of a calendar file that could not be imported, and why: a component, or (MALFORMED_LINE, or UNCLOSED of a
 * VCALENDAR) a line or an end that was missed while the rest was imported.
 *
 * @param component the component's name as in the file, for instance {@code VEVENT}
 * @param line the line of the file on which the component begins, from 1
 * @param detail a sentence for the person who made the file; never an exception's text
 */
public record SkippedComponent(String component, int line, Code code, String detail) {

  public enum Code {
    MISSING_UID, MISSING_START, INVALID_DATE, INVALID_DURATION, INVALID_RECURRENCE, UNKNOWN_TIME_ZONE, MALFORMED_LINE,
    TOO_LONG, DUPLICATE, UNCLOSED, UNSUPPORTED
  }
}
