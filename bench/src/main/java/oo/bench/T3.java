package oo.bench;

import java.time.Duration;
import java.util.Locale;
import oo.bench.figures.Latencies;
import oo.bench.reference.Transactions;

/** T3 for a while, told as it goes on. */
final class T3 {

  private T3() {}

  static double perSecond(Run run, Transactions reference, String what, int clients, Duration time) throws InterruptedException {
    run.progress().begin(what, time);
    double perSecond = reference.perSecond(clients, time);
    run.progress().note(String.format(Locale.ROOT, "%.0f/s", perSecond));
    return perSecond;
  }

  static Latencies latencies(Run run, Transactions reference, String what, int clients, double perSecond, Duration time)
      throws InterruptedException {
    run.progress().begin(what, time);
    Latencies latencies = reference.latencies(clients, perSecond, time);
    run.progress().note(String.format(Locale.ROOT, "%.0f/s, p50 %.1f ms, p99 %.1f ms",
        latencies.size() / (time.toNanos() / 1e9), latencies.milliseconds(0.5), latencies.milliseconds(0.99)));
    return latencies;
  }
}
