package oo.events.adapter.nats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import oo.development.servers.NatsServer;
import oo.events.adapter.inprocess.InProcessBus;
import oo.events.application.ParkedMessages;
import oo.events.application.port.Bus;
import oo.events.application.port.BusContract;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.Life;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The bus over a real NATS server. */
abstract class NatsBusContract extends BusContract {

  static final List<String> MODULES = List.of("profile", "recommender");
  private static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(4));

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final InMemoryRedeliveries redeliveries = new InMemoryRedeliveries();
  private @Nullable NatsBus running;
  private Life life = Life.untilKilled();
  private Duration later = Duration.ZERO;

  abstract NatsBus.Config config();

  static NatsBus.Config configOf(NatsServer server) {
    return new NatsBus.Config(List.of(server.url()), server.credentials(), Optional.of(server.certificate()), 1);
  }

  /** A consumer is given all that its streams carry, also what an earlier test published. */
  @BeforeEach
  void forget() {
    try (var bus = new NatsBus(config(), MODULES, () -> local(redeliveries))) {
      bus.forget();
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var part : parts.reversed()) {
      part.close();
    }
  }

  @Override
  protected NatsBus start(Subscription... subscriptions) {
    life = Life.untilKilled();
    return start(life, subscriptions);
  }

  /** Another process, which outlives a kill of the first. */
  NatsBus alsoStart(Subscription... subscriptions) {
    return start(Life.untilKilled(), subscriptions);
  }

  /** Ends the process that was started first, and leaves the others. */
  void killOnly(NatsBus bus) {
    life.kill();
    bus.connections.close();
    bus.close();
  }

  private NatsBus start(Life process, Subscription... subscriptions) {
    var bus = new NatsBus(config(), MODULES, () -> local(process.redeliveries(redeliveries)));
    running = bus;
    parts.add(bus);
    Stream.of(subscriptions).map(process::subscription).forEach(bus::subscribe);
    bus.start();
    MODULES.stream().filter(module -> !bus.remembers(module)).forEach(bus::beginAnew);
    return bus;
  }

  private Bus local(Redeliveries kept) {
    var local = new InProcessBus(Map.of("profile", kept), POLICY, this::now, new Random(1), 8);
    parts.addFirst(local);
    return local;
  }

  @Override
  protected void kill() {
    life.kill();
    // A dead process hands nothing over.
    running.connections.close();
    for (var part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    parts.clear();
    // An attempt that was cut off is due again after a while.
    later = later.plusSeconds(60);
  }

  @Override
  protected ParkedMessages parked() {
    return new ParkedMessages(redeliveries, this::now);
  }

  private Instant now() {
    return Instant.now().plus(later);
  }
}
