package oo.integrations.application;

import oo.integrations.domain.ImportReport;

/** How connecting a calendar, or bringing one up to date, ended. */
public sealed interface ConnectOutcome {

  /** @param replayed whether an earlier request with the same key did it */
  record Imported(ImportReport report, boolean replayed) implements ConnectOutcome {}

  /** The user has no uploaded calendar with the id. */
  record CalendarNotFound() implements ConnectOutcome {}

  record NotACalendar(String detail) implements ConnectOutcome {}

  record TooLarge() implements ConnectOutcome {}

  record TooManyComponents() implements ConnectOutcome {}

  /** The user has as many calendars as one can have. */
  record TooManyCalendars() implements ConnectOutcome {}

  record InvalidUrl() implements ConnectOutcome {}

  /** oO does not fetch from the address. */
  record FeedForbidden(String detail) implements ConnectOutcome {}

  record FeedUnreachable(String detail) implements ConnectOutcome {}

  /** Another request with the same key is being worked on. */
  record InFlight() implements ConnectOutcome {}

  /** The key was used for another request. */
  record KeyReused() implements ConnectOutcome {}
}
