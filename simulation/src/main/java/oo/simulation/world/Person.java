package oo.simulation.world;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Somebody's nature: tastes that drift from week to week and may turn over one day, how soon something is too much, how
 * long it takes to recover, and how often a tip is not even looked at.
 */
public final class Person {

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"));
  private static final double TASTE = 1.0;
  private static final double WEEKLY_DRIFT = 0.12;
  private static final double TURNING = 0.15;

  private final int number;
  private final Chance chance;
  private final Climate climate;
  private final int turnsOnDay;
  private final double shift;

  /** Log-odds that half an hour of effort costs. */
  final double aversion;
  final double boredom;
  final double boredomHalfLifeHours;
  final double patience;
  final double attention;

  Person(int number, Chance chance, Climate climate, int days) {
    this.number = number;
    this.chance = chance;
    this.climate = climate;
    this.turnsOnDay = chance.of("turns").uniform() < TURNING
        ? (int) chance.of("turning day").between(days * 0.25, days * 0.75) : Integer.MAX_VALUE;
    this.shift = 1.5 * chance.of("shift").normal();
    this.aversion = chance.of("effort").between(0.1, 0.9);
    this.boredom = chance.of("boredom").between(0.25, 0.9);
    this.boredomHalfLifeHours = chance.of("recovery").between(18, 96);
    this.patience = chance.of("patience").between(0.6, 1.6);
    this.attention = chance.of("attention").between(0.55, 0.95);
  }

  public int number() {
    return number;
  }

  /** Of everything that happens to this person. */
  public Chance chance() {
    return chance;
  }

  public ZoneId zone() {
    return ZONES.get(number % ZONES.size());
  }

  public boolean hasCalendar() {
    return chance.of("calendar").uniform() < 0.3;
  }

  public boolean sharesWhatIsLearned() {
    return chance.of("pooled").uniform() < 0.9;
  }

  /**
   * Log-odds of doing what such a tip says if it takes no time, when nothing else was said lately.
   *
   * @param day of the simulation, from 0
   */
  double liking(int kind, LocalDateTime local, int day) {
    double drift = 0;
    for (int week = 1; week <= day / 7; week++) {
      drift += WEEKLY_DRIFT * chance.of("drift", kind, week).normal();
    }
    double taste = TASTE * chance.of(day < turnsOnDay ? "taste" : "new taste", kind).normal();
    return climate.mood(kind, local, shift) + taste + drift;
  }
}
