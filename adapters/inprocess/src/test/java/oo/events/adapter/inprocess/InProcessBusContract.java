package oo.events.adapter.inprocess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import oo.events.application.ParkedMessages;
import oo.events.application.port.Bus;
import oo.events.application.port.BusContract;
import oo.events.application.port.Life;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import org.junit.jupiter.api.AfterEach;

/** The bus within a process, on whatever keeps its redeliveries. */
abstract class InProcessBusContract extends BusContract {

  private static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(4));

  private final List<InProcessBus> buses = new ArrayList<>();
  private Life life = Life.untilKilled();
  private Duration later = Duration.ZERO;

  abstract Redeliveries redeliveries();

  @AfterEach
  void closeBuses() {
    buses.forEach(InProcessBus::close);
  }

  @Override
  protected Bus start(Subscription... subscriptions) {
    var process = Life.untilKilled();
    life = process;
    var bus = new InProcessBus(
        Map.of("profile", process.redeliveries(redeliveries())), POLICY, this::now, new Random(1), 8);
    buses.add(bus);
    Stream.of(subscriptions).map(process::subscription).forEach(bus::subscribe);
    return bus;
  }

  @Override
  protected void kill() {
    life.kill();
    buses.getLast().close();
    // An attempt that was cut off is due again after a while.
    later = later.plusSeconds(60);
  }

  @Override
  protected ParkedMessages parked() {
    return new ParkedMessages(redeliveries(), this::now);
  }

  private Instant now() {
    return Instant.now().plus(later);
  }
}
