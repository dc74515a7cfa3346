package oo.simulation.world;

import java.time.LocalDateTime;

/**
 * What a population has in common, drawn from its seed: how each kind of tip is taken on average, at what hour, on
 * weekends, and in which season. All in log-odds of doing what a tip says.
 */
final class Climate {

  private static final double YEAR = 365.25;

  private final double[] liking = new double[Kinds.ALL.size()];
  private final double[] peakHour = new double[liking.length];
  private final double[] swing = new double[liking.length];
  private final double[] weekend = new double[liking.length];
  private final double[] season = new double[liking.length];
  private final double[] seasonPeak = new double[liking.length];

  Climate(Chance chance) {
    for (int kind = 0; kind < liking.length; kind++) {
      liking[kind] = -1.6 + 0.8 * chance.of("liking", kind).normal();
      peakHour[kind] = chance.of("peak hour", kind).between(7, 23);
      swing[kind] = chance.of("swing", kind).between(0.3, 1.3);
      weekend[kind] = 0.5 * chance.of("weekend", kind).normal();
      season[kind] = chance.of("season", kind).between(0, 0.5);
      seasonPeak[kind] = chance.of("season's peak", kind).between(0, YEAR);
    }
  }

  /** Where everybody likes one kind very much and nothing else, at any time. */
  static Climate fondOf(String kind) {
    var climate = new Climate(Chance.of(0));
    for (int any = 0; any < climate.liking.length; any++) {
      climate.liking[any] = any == Kinds.of(kind) ? 3 : -4;
      climate.swing[any] = 0;
      climate.weekend[any] = 0;
      climate.season[any] = 0;
    }
    return climate;
  }

  /** @param shift of somebody's day against everybody's, hours */
  double mood(int kind, LocalDateTime local, double shift) {
    double hour = local.getHour() + local.getMinute() / 60.0;
    double ofDay = swing[kind] * Math.cos(2 * Math.PI * (hour - shift - peakHour[kind]) / 24);
    double ofYear = season[kind] * Math.cos(2 * Math.PI * (local.getDayOfYear() - seasonPeak[kind]) / YEAR);
    boolean atWeekend = local.getDayOfWeek().getValue() >= 6;
    return liking[kind] + ofDay + ofYear + (atWeekend ? weekend[kind] : 0);
  }
}
