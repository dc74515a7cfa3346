package oo.simulation.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import oo.simulation.world.Person;

/** When somebody asks for a tip, and when oO is let ask itself whether to speak. */
enum Moments {
  NONE, PULL, PUSH;

  private static final double PULLS = 0.08;
  private static final double PUSHES = 0.22;

  /** Of this hour. */
  static Moments of(Person person, Instant now) {
    int hour = LocalDateTime.ofInstant(now, person.zone()).getHour();
    double luck = person.chance().of("moment", now.getEpochSecond()).uniform();
    if (hour < 7 || hour >= 23) {
      return NONE;
    }
    return luck < PULLS ? PULL : luck < PULLS + PUSHES && hour < 22 ? PUSH : NONE;
  }

  static String device(Person person, Instant now) {
    int hour = now.atOffset(ZoneOffset.UTC).getHour();
    return person.chance().of("device", now.getEpochSecond()).uniform() < (hour % 24 < 12 ? 0.5 : 0.7) ? "mobile" : "desktop";
  }
}
