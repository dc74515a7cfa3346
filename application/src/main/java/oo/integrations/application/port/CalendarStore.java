package oo.integrations.application.port;

import oo.shared.application.Transactions;

/** The ports that take part in the same transactions. */
public record CalendarStore(
    Transactions transactions, Calendars calendars, CalendarContents contents, Imports imports, EmittedSignals emitted,
    CalendarEvents events, Inbox inbox) {}
