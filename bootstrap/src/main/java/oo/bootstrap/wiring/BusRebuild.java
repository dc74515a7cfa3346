package oo.bootstrap.wiring;

import java.time.Duration;
import java.util.List;
import oo.events.adapter.nats.NatsBus;
import oo.events.application.RelayLag;

/** Brings every event back to NATS from the outboxes in PostgreSQL. */
public final class BusRebuild {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TO_BEGIN = Duration.ofSeconds(30);

  private final NatsBus nats;
  private final List<RelayLag> lags;

  BusRebuild(NatsBus nats, List<RelayLag> lags) {
    this.nats = nats;
    this.lags = lags;
  }

  /** Is told how many of how many events are published. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  /** Nobody relays, so that nothing comes back. */
  public static final class NobodyRelays extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NobodyRelays(String module) {
      super("the events of " + module + " are relayed by a process that does not publish to this NATS; stop it first");
    }
  }

  /** @param relay starts relays here; where another process relays, they stand by and it begins anew by itself */
  void execute(Runnable relay, Progress progress) {
    nats.forget();
    relay.run();
    long end = System.nanoTime() + TO_BEGIN.toNanos();
    for (RelayLag lag : lags) {
      String module = lag.view().module();
      while (!nats.carries(module)) {
        if (System.nanoTime() > end) {
          throw new NobodyRelays(module);
        }
        pause();
      }
    }
    long total = left();
    for (long left = total; left > 0; left = left()) {
      // Events are told meanwhile.
      total = Math.max(total, left);
      progress.at(total - left, total);
      pause();
    }
    progress.at(total, total);
  }

  private long left() {
    return lags.stream().mapToLong(lag -> lag.view().messages()).sum();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
