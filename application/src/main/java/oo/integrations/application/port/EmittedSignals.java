package oo.integrations.application.port;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import oo.shared.domain.UserId;

/** What was last told of each calendar's signals, and when to look again. */
public interface EmittedSignals {

  Optional<Emission> of(UUID calendar);

  void record(UUID calendar, Emission emission);

  /** Makes due those of the user's calendars of which the signals were told for another zone. */
  void lookAgain(UserId user, ZoneId zone, Instant now);

  /** Takes the calendar that is due longest, and that nobody else has taken, until the lease ends or it is recorded. */
  Optional<Due> takeDue(Instant now, Instant leasedUntil);

  /**
   * @param digest of the signals that were told
   * @param zone in which floating and all-day times were meant
   * @param at when they were told
   * @param lookAgainAt when to see whether they have become others
   */
  record Emission(UUID digest, ZoneId zone, Instant at, Instant lookAgainAt) {}

  record Due(UserId owner, UUID calendar) {}
}
