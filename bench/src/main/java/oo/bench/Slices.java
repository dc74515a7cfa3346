package oo.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import oo.bench.installation.Site;
import oo.bench.load.Clients;
import oo.bench.load.Decisions;
import oo.bench.load.Load;
import oo.bench.load.Request;
import oo.bench.report.Progress;

/** Asks one app for decisions for a while, as users that are new each time, from quiet to quiet. */
final class Slices {

  /** Far fewer than the daily cap, and than there are tips: otherwise silence would be measured. */
  private static final int TIPS_PER_USER = 12;
  /** More than there are clients, and enough for a rate that grows while the app becomes warm. */
  private static final int FEWEST_USERS = 2_000;
  /** Before a rate is known. */
  private static final Duration PROBE = Duration.ofMillis(500);
  private static final int MOST_PROBES = 30;
  private static final double LEAST_TIPS = 0.5;

  private final Site site;
  private final Progress progress;
  private final Clients clients;
  private double rate;

  Slices(Site site, Progress progress) {
    this.site = site;
    this.progress = progress;
    this.clients = new Clients(site.app().port(), new Decisions(), (int) System.nanoTime());
  }

  private interface Loading {
    Load run(List<Request> users) throws InterruptedException;
  }

  /** As many decisions as so many clients get one after the other. */
  Slice closed(String what, int count, Duration time) throws InterruptedException {
    return closed(what, count, time, () -> {}, () -> {});
  }

  /**
   * @param before runs when the app has nothing left to do, just before the load
   * @param after runs at the end of the load, before the app is waited for
   */
  Slice closed(String what, int count, Duration time, Runnable before, Runnable after) throws InterruptedException {
    for (int probe = 0; rate == 0 && probe < MOST_PROBES; probe++) {
      rate = clients.run(count, PROBE, site.users().make(FEWEST_USERS)).perSecond();
    }
    Slice slice = slice(what, rate * time.toSeconds(), time, users -> {
      before.run();
      Load load = clients.run(count, time, users);
      after.run();
      return load;
    });
    rate = slice.perSecond();
    return slice;
  }

  /** So many decisions a second, on so many connections; latencies count from when each was due. */
  Slice arriving(String what, int count, double perSecond, Duration time) throws InterruptedException {
    return arriving(what, count, perSecond, time, () -> {});
  }

  /** @param before runs when the app has nothing left to do, just before the load */
  Slice arriving(String what, int count, double perSecond, Duration time, Runnable before) throws InterruptedException {
    return slice(what, perSecond * time.toSeconds(), time, users -> {
      before.run();
      return clients.arriving(count, perSecond, time, users);
    });
  }

  private Slice slice(String what, double decisions, Duration time, Loading loading) throws InterruptedException {
    List<Request> asking = site.users().make((int) Math.max(FEWEST_USERS, decisions / TIPS_PER_USER));
    site.quiet().await();
    var before = site.quiet().soFar();
    Duration clientBefore = ownCpu();
    progress.begin(what, time);
    Load load = loading.run(asking);
    Duration clientCpu = ownCpu().minus(clientBefore);
    long resident = site.app().residentMebibytes();
    progress.note(String.format(Locale.ROOT, "%.0f/s, p50 %.1f ms, p99 %.1f ms, %s",
        load.perSecond(), load.latencies().milliseconds(0.5), load.latencies().milliseconds(0.99), load.outcomes()));
    check(load);
    var drained = site.quiet().await();
    return new Slice(load, drained, site.quiet().soFar().since(before), clientCpu, resident);
  }

  /** Refusals are quick, and silences are cheaper than tips: a rate of them is not the rate of decisions. */
  private static void check(Load load) {
    if (load.latencies().size() == 0) {
      throw new IllegalStateException("there was no decision at all: " + load.outcomes());
    }
    if (load.tipShare() < LEAST_TIPS) {
      throw new IllegalStateException("fewer than half of the decisions were tips: " + load.outcomes());
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
