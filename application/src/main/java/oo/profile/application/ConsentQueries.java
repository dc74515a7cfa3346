package oo.profile.application;

import oo.profile.application.port.UserConsents;
import oo.shared.domain.UserId;

/** Reads consents for the user whose they are. */
public final class ConsentQueries {

  private final UserConsents consents;

  public ConsentQueries(UserConsents consents) {
    this.consents = consents;
  }

  public ConsentsView of(UserId user) {
    return ConsentsView.of(consents.of(user));
  }
}
