package oo.integrations.domain;

import java.util.UUID;
import oo.shared.domain.UserId;

/** What others are told of a calendar. */
public sealed interface CalendarEvent {

  UserId user();

  /** The whole of what the calendar says about the time ahead; the newest one counts. */
  record CalendarSignalsChanged(UserId user, UUID calendar, Window horizon, Signals signals) implements CalendarEvent {}

  /** Nothing of the calendar is to be used any more. */
  record CalendarDisconnected(UserId user, UUID calendar) implements CalendarEvent {}
}
