package oo.events.application;

import java.time.Duration;
import java.time.InstantSource;
import oo.events.application.port.OutboxSource;

/** How far the relay of one module's outbox is behind. */
public final class RelayLag {

  private final OutboxSource outbox;
  private final InstantSource clock;

  public RelayLag(OutboxSource outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The module whose relay it is. */
  public String module() {
    return outbox.module();
  }

  public View view() {
    var lag = outbox.lag(Relay.NAME);
    return new View(outbox.module(), lag.messages(),
        lag.oldest().map(oldest -> Duration.between(oldest, clock.instant())).filter(Duration::isPositive)
            .orElse(Duration.ZERO));
  }

  /** @param age of the oldest message that is not relayed; zero when there is none */
  public record View(String module, long messages, Duration age) {}
}
