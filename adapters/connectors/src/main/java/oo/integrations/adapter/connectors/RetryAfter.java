package oo.integrations.adapter.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads Retry-After (RFC 9110, 10.2.3), a number of seconds or a date. */
final class RetryAfter {

  private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

  private RetryAfter() {}

  /** Seconds from now, 0 to a year; -1 when there is no wish or it cannot be read. */
  static long seconds(@Nullable String value, Instant now) {
    if (value == null) {
      return -1;
    }
    if (value.matches("[0-9]+")) {
      return value.length() > 9 ? MAX_SECONDS : Math.min(MAX_SECONDS, Long.parseLong(value));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.clamp(Duration.between(now, date).toSeconds(), 0, MAX_SECONDS);
    } catch (DateTimeParseException e) {
      return -1;
    }
  }
}
