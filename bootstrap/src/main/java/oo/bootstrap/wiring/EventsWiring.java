package oo.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import oo.bootstrap.Settings;
import oo.codegen.http.Route;
import oo.events.adapter.http.EventDescriptorRoutes;
import oo.events.adapter.inprocess.InProcessBus;
import oo.events.adapter.metrics.EventMeters;
import oo.events.adapter.nats.NatsBus;
import oo.events.adapter.postgres.PostgresEvents;
import oo.events.adapter.protobuf.CompiledEventSchemas;
import oo.events.application.ParkedMessages;
import oo.events.application.Relay;
import oo.events.application.RelayLag;
import oo.events.application.ReplayHistory;
import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.gateway.application.port.HealthCheck;
import oo.shared.application.Finding;
import oo.shared.application.MessageHandler;
import org.jspecify.annotations.Nullable;

/** The bus, and a relay for each module's outbox. */
public final class EventsWiring implements AutoCloseable {

  private static final int PARALLEL_MESSAGES = 64;
  private static final Duration OFTEN = Duration.ofSeconds(5);

  private final Map<String, PostgresEvents> tables = new LinkedHashMap<>();
  private final Map<String, Relay> relays = new LinkedHashMap<>();
  private final List<InProcessBus> local = new ArrayList<>();
  private final @Nullable NatsBus nats;
  private final Bus bus;
  private final TelemetryWiring telemetry;
  private final EventMeters meters;
  private final Jobs jobs = new ThreadedJobs();
  private final Clock clock;

  /** @param nats where the bus is; without it, this process carries its own events */
  public EventsWiring(
      Databases databases, Settings.@Nullable Nats nats, TelemetryWiring telemetry, Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.telemetry = telemetry;
    this.meters = new EventMeters(telemetry.metrics(), clock);
    Settings.SCHEMAS.forEach(module -> tables.put(module, new PostgresEvents(module, databases.of(module))));
    this.nats = nats == null ? null : new NatsBus(config(nats), Settings.SCHEMAS, () -> local(random));
    this.bus = this.nats == null ? local(random) : this.nats;
    tables.forEach((module, events) -> relays.put(
        module, new Relay(events.outbox(), meters.observing(module, telemetry.following(module, bus)), Relay.Pace.STANDARD)));
  }

  /** Calls the subscribers in this process, and keeps what they cannot handle. */
  private InProcessBus local(RandomGenerator random) {
    var made = new InProcessBus(
        tables.entrySet().stream().collect(Collectors.toMap(
            Map.Entry::getKey, entry -> meters.observing(entry.getKey(), entry.getValue().redeliveries()))),
        RedeliveryPolicy.STANDARD, clock, random, PARALLEL_MESSAGES);
    local.add(made);
    return made;
  }

  /** To be called after a commit that told an event. */
  public Runnable nudge(String module) {
    return () -> relays.get(module).nudge();
  }

  /**
   * All consumers subscribe before the first relay starts.
   *
   * @param relaying whether events are handed on by this process
   */
  public void start(List<Subscription> subscriptions, boolean relaying) {
    subscriptions.forEach(subscription -> {
      meters.follow(subscription, tables.get(subscription.module()).redeliveries());
      bus.subscribe(meters.observing(telemetry.following(subscription)));
    });
    if (nats != null) {
      nats.start();
    }
    relays.forEach((module, relay) -> {
      meters.follow(lag(module));
      if (relaying) {
        relay.start();
      }
    });
    subscriptions.forEach(subscription -> meters.follow(subscription, () -> held(subscription.consumer())));
    jobs.run("observe-events", OFTEN, () -> {
      meters.look();
      return false;
    });
  }

  public ParkedMessages parked(String module) {
    return new ParkedMessages(tables.get(module).redeliveries(), clock);
  }

  public RelayLag lag(String module) {
    return new RelayLag(tables.get(module).outbox(), clock);
  }

  /** What each consumer has before it at NATS; empty without it. */
  public List<NatsBus.Backlog> backlog() {
    return nats == null ? List.of() : nats.backlog();
  }

  private EventMeters.Held held(String consumer) {
    if (nats != null && !nats.isUp()) {
      throw new IllegalStateException("NATS is away");
    }
    var held = backlog().stream().filter(of -> of.consumer().equals(consumer)).toList();
    return new EventMeters.Held(held.stream().mapToLong(NatsBus.Backlog::waiting).sum(),
        held.stream().mapToLong(NatsBus.Backlog::atWork).sum());
  }

  /**
   * Lets NATS forget every event, and returns when all are published again, by this process or by one that runs.
   *
   * @param progress is told how many of how many are published
   * @throws IllegalStateException without NATS
   */
  public void rebuild(BusRebuild.Progress progress) {
    if (nats == null) {
      throw new IllegalStateException("there is no NATS");
    }
    new BusRebuild(nats, tables.keySet().stream().map(this::lag).toList()).execute(() -> relays.values().forEach(Relay::start), progress);
  }

  /** NATS is missed when it is away, but decisions are made without it. */
  public List<HealthCheck> health() {
    return nats == null ? List.of() : List.of(new HealthCheck() {
      @Override
      public String name() {
        return "nats";
      }

      @Override
      public State state() {
        return nats.isUp() ? State.UP : State.DEGRADED;
      }
    });
  }

  /** What the users of NATS need. */
  public static List<NatsBus.Permissions> permissions() {
    return NatsBus.permissions(Settings.SCHEMAS, declared());
  }

  /** Whether NATS has what oO made there; without NATS there is nothing to look at. */
  static List<Finding> streams(Settings.@Nullable Nats nats, String start) {
    return nats == null ? List.of(new Finding.Skipped("this oO carries its events without NATS"))
        : NatsBus.examine(config(nats), Settings.SCHEMAS, declared(), start);
  }

  private static NatsBus.Config config(Settings.Nats nats) {
    return new NatsBus.Config(nats.servers(), nats.credentials(), Optional.ofNullable(nats.authority()), nats.replicas());
  }

  /** Who wants what, without those who handle it. */
  private static List<Subscription> declared() {
    return List.of(IntegrationsWiring.subscription(_ -> {}), RecommenderWiring.subscription(_ -> {}),
        RecommenderWiring.learner(_ -> {}));
  }

  /** How readers elsewhere learn what events look like. */
  public List<Route> routes() {
    return new EventDescriptorRoutes(new CompiledEventSchemas()).routes();
  }

  /** Hands what a module ever told to whoever begins anew. */
  Consumer<MessageHandler> history(String module, Function<MessageHandler, Subscription> subscription) {
    return handler -> new ReplayHistory(tables.get(module).outbox()).execute(subscription.apply(handler));
  }

  @Override
  public void close() {
    jobs.close();
    relays.values().parallelStream().forEach(Relay::close);
    if (nats != null) {
      nats.close();
    }
    local.forEach(InProcessBus::close);
  }
}
