package oo.events.adapter.nats;

import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oo.events.application.port.Bus;
import oo.events.application.port.Subscription;
import oo.shared.application.Finding;
import oo.shared.application.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages over NATS JetStream: a stream for each module that publishes, a durable consumer for each subscriber
 * and stream.
 *
 * <p>A message is handed to its subscriber by a local bus, which keeps what fails; only then it is acknowledged. While
 * NATS is away nothing is accepted, and relays wait with it.
 */
public final class NatsBus implements Bus, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

  final Connections connections;
  private final Topology topology;
  private final Map<String, Publisher> publishers;
  private final Supplier<? extends Bus> local;
  private final List<ConsumerPlan> consumers = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<AutoCloseable> parts = new ArrayList<>();

  /**
   * Where NATS is and how oO is known there.
   *
   * @param servers {@code tls://host:port}, one or several of one cluster; {@code nats://} without TLS
   * @param credentials folder with {@code <user>.nk} (an NKey seed) or {@code <user>.creds} for {@code admin} and each module
   * @param authority certificates to trust, PEM; those of the JDK when empty
   * @param replicas how many servers keep each stream: 1 or 3
   */
  public record Config(List<String> servers, Path credentials, Optional<Path> authority, int replicas) {

    public Config {
      servers = List.copyOf(servers);
    }
  }

  /** What a user of NATS may publish to and subscribe to, and nothing else. */
  public record Permissions(String user, List<String> publish, List<String> subscribe) {

    public Permissions {
      publish = List.copyOf(publish);
      subscribe = List.copyOf(subscribe);
    }
  }

  /** @param waiting messages not delivered yet; @param atWork delivered and not acknowledged */
  public record Backlog(String consumer, String module, long waiting, long atWork) {}

  /** A stream or consumer on the server is not as oO made it, or is not oO's; nothing was changed. */
  public static final class Drifted extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    Drifted(List<String> differences) {
      super(String.join("\n", differences));
    }
  }

  /**
   * Connects when it is first used.
   *
   * @param modules that publish
   * @param local makes the bus that calls one subscriber; it is closed by whoever supplied it, after this
   */
  public NatsBus(Config config, List<String> modules, Supplier<? extends Bus> local) {
    this.connections = new Connections(config);
    this.topology = new Topology(connections, modules.stream().map(module -> new StreamPlan(module, config.replicas())).toList());
    this.publishers = modules.stream().collect(Collectors.toMap(module -> module, module -> new Publisher(connections, module)));
    this.local = local;
  }

  /**
   * Brings the streams and consumers that are there up to date, and begins to deliver; to be called after all
   * subscriptions.
   *
   * @throws Drifted when one of them was changed by somebody else
   */
  public void start() {
    try {
      topology.reconcile();
    } catch (NatsUnavailable away) {
      LOG.warn("NATS is not there yet, events wait for it: {}", away.getMessage());
    }
    readers.forEach(Reader::start);
    parts.addAll(readers);
  }

  @Override
  public synchronized void subscribe(Subscription subscription) {
    if (consumers.stream().anyMatch(other -> other.consumer().equals(subscription.consumer()))) {
      throw new IllegalArgumentException(subscription.consumer() + " has subscribed already");
    }
    Bus caller = local.get();
    caller.subscribe(subscription);
    for (ConsumerPlan plan : plans(subscription, publishers.keySet().stream().sorted().toList())) {
      consumers.add(plan);
      topology.add(plan);
      var atWork = new AtWork(plan.consumer(), caller, ConsumerPlan.AT_WORK);
      parts.add(atWork);
      readers.add(new Reader(connections, plan, atWork));
    }
  }

  /** What the user {@code admin} and each module's user need. */
  public static List<Permissions> permissions(List<String> modules, List<Subscription> subscriptions) {
    return Grants.of(modules, subscriptions.stream().flatMap(subscription -> plans(subscription, modules).stream()).toList());
  }

  private static List<ConsumerPlan> plans(Subscription subscription, List<String> modules) {
    return modules.stream().filter(module -> !Names.wanted(subscription, module).isEmpty())
        .map(module -> new ConsumerPlan(subscription.consumer(), subscription.module(), module, Names.wanted(subscription, module)))
        .toList();
  }

  /**
   * Whether the server is there and its streams are as oO made them; nothing is changed.
   *
   * @param start the command that starts oO
   */
  public static List<Finding> examine(Config config, List<String> modules, List<Subscription> subscriptions, String start) {
    return new StreamsCheck(config, modules, subscriptions.stream().flatMap(subscription -> plans(subscription, modules).stream()).toList(), start)
        .examine();
  }

  @Override
  public void publish(List<Message> messages) {
    var byModule = messages.stream()
        .collect(Collectors.groupingBy(Names::moduleOf, LinkedHashMap::new, Collectors.toList()));
    byModule.forEach((module, ofModule) -> publisher(module).publish(ofModule));
  }

  private Publisher publisher(String module) {
    Publisher publisher = publishers.get(module);
    if (publisher == null) {
      throw new IllegalArgumentException(module + " publishes nothing");
    }
    return publisher;
  }

  @Override
  public boolean remembers(String module) {
    return topology.reconciled(module);
  }

  @Override
  public void beginAnew(String module) {
    topology.make(module);
  }

  /** Deletes oO's streams with all that they carry; each relay then begins anew. */
  public void forget() {
    topology.drop();
  }

  /** Whether the module's stream is there. */
  public boolean carries(String module) {
    return topology.isThere(module);
  }

  /** What each consumer has before it. */
  public List<Backlog> backlog() {
    return topology.backlog();
  }

  /** Whether NATS is connected; answers at once. */
  public boolean isUp() {
    return connections.isUp();
  }

  /** Returns when the handlers at work have ended; the local buses can be closed then. */
  @Override
  public synchronized void close() {
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("a part of the bus did not stop cleanly", e);
      }
    }
    connections.close();
  }
}
