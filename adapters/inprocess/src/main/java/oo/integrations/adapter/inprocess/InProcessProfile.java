package oo.integrations.adapter.inprocess;

import java.time.ZoneId;
import oo.integrations.application.port.Consents;
import oo.integrations.application.port.UserZones;
import oo.profile.application.GrantCalendarTips;
import oo.profile.application.ProfileQueries;
import oo.shared.domain.UserId;

/** The profile module, as far as calendars need it. */
public final class InProcessProfile implements Consents, UserZones {

  private final GrantCalendarTips grantCalendarTips;
  private final ProfileQueries profiles;

  public InProcessProfile(GrantCalendarTips grantCalendarTips, ProfileQueries profiles) {
    this.grantCalendarTips = grantCalendarTips;
    this.profiles = profiles;
  }

  @Override
  public void grantCalendarTips(UserId user) {
    grantCalendarTips.execute(user);
  }

  @Override
  public ZoneId of(UserId user) {
    return profiles.timeZoneOf(user);
  }
}
