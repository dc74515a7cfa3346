package oo.profile.domain;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The time zones that may be set: those of the IANA database, by name, and no offsets such as {@code UTC+1}. */
public final class TimeZones {

  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  public static boolean isIana(String name) {
    return NAMES.contains(name);
  }

  public static Optional<ZoneId> find(String name) {
    return isIana(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
  }
}
