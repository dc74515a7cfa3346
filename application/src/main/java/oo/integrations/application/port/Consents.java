package oo.integrations.application.port;

import oo.shared.domain.UserId;

/** Records what the user agreed to by connecting a calendar. Not part of this module's transactions. */
@FunctionalInterface
public interface Consents {

  /** The user's calendars may be used for the user's own tips; granting again changes nothing. */
  void grantCalendarTips(UserId user);
}
