package oo.profile.application;

import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.shared.domain.UserId;

/** Records that connecting a calendar is the consent to use it for the user's own tips. */
public final class GrantCalendarTips {

  private final SetConsent setConsent;

  public GrantCalendarTips(SetConsent setConsent) {
    this.setConsent = setConsent;
  }

  public void execute(UserId user) {
    setConsent.execute(new SetConsent.Command(user, Purpose.CALENDAR_TIPS, true, Origin.CONNECTION));
  }
}
