package oo.integrations.application.port;

import java.time.ZoneId;
import oo.shared.domain.UserId;

/** Where users live by the clock, as of now; {@code Etc/UTC} for those who never said. */
@FunctionalInterface
public interface UserZones {

  ZoneId of(UserId user);
}
