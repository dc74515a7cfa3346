package oo.events.adapter.nats;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import oo.development.servers.NatsServer;
import oo.events.adapter.inprocess.InProcessBus;
import oo.events.adapter.postgres.PostgresEvents;
import oo.events.application.Relay;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.OutboxSource;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.events.domain.SubjectPattern;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From one module's transaction to another's over NATS, which is killed, stopped and robbed of its store under load. */
class KilledNatsIT {

  private static final NatsServer SERVER = NatsServer.temporary(
      Stream.of("admin", "profile", "recommender").map(name -> new NatsServer.User(name, List.of(">"), List.of(">"))).toList());
  private static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(50, Duration.ofMillis(5), Duration.ofMillis(500));

  private final AtomicBoolean stop = new AtomicBoolean();
  private final Queue<UUID> committed = new ConcurrentLinkedQueue<>();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void appliesEveryCommittedEventOnceAndInOrder() throws InterruptedException {
    try (var database = TestDatabase.create()) {
      database.asAdmin("""
          CREATE TABLE recommender.applied (n bigserial, message uuid, key uuid);
          GRANT ALL ON recommender.applied, recommender.applied_n_seq TO oo_recommender;
          """);
      var profile = database.open("profile");
      var recommender = database.open("recommender");
      var source = new PostgresEvents("profile", profile).outbox();
      Redeliveries kept = new PostgresEvents("recommender", recommender).redeliveries();
      try (var local = new InProcessBus(Map.of("recommender", kept), POLICY, InstantSource.system(), new Random(1), 4);
          var bus = new NatsBus(
              new NatsBus.Config(List.of(SERVER.url()), SERVER.credentials(), Optional.of(SERVER.certificate()), 1),
              List.of("profile"), () -> local);
          var relay = new Relay(source, bus, Relay.Pace.STANDARD)) {
        bus.subscribe(applying(recommender));
        bus.start();
        relay.start();
        var outbox = new OutboxTable(profile, relay::nudge);
        var writers = Stream.generate(() -> Thread.ofVirtual().start(() -> write(profile, outbox))).limit(4).toList();
        awaitCommitted(200);
        SERVER.killHard();
        awaitCommitted(100);
        SERVER.restart();
        awaitCommitted(200);
        SERVER.suspend();
        awaitCommitted(100);
        SERVER.resume();
        // Before everything is published again: that would bring back what was lost until now.
        var untilNow = List.copyOf(committed);
        eventually(() -> assertThat(applied(recommender).values().stream().flatMap(List::stream)).containsAll(untilNow));
        SERVER.emptyStore();
        awaitCommitted(100);
        SERVER.restart();
        awaitCommitted(200);
        stop.set(true);
        for (var writer : writers) {
          writer.join();
        }
        assertThatAllIsAppliedInOrder(source, recommender);
        // Nobody publishes any more, and still what the bus has forgotten comes back.
        SERVER.emptyStore();
        SERVER.restart();
        eventually(() -> assertThat(bus.remembers("profile")).isTrue());
        assertThatAllIsAppliedInOrder(source, recommender);
      }
    }
  }

  private static void assertThatAllIsAppliedInOrder(OutboxSource source, ModuleDatabase recommender) {
    eventually(() -> assertThat(source.lag("bus").messages()).isZero());
    var told = ids(source.after(OutboxPosition.START, Integer.MAX_VALUE).stream().map(row -> row.message()).toList());
    eventually(() -> assertThat(applied(recommender).values().stream().mapToInt(List::size).sum())
        .isGreaterThanOrEqualTo(told.values().stream().mapToInt(List::size).sum()));
    assertThat(applied(recommender)).isEqualTo(told);
  }

  private void awaitCommitted(int more) {
    var before = committed.size();
    eventually(() -> assertThat(committed).hasSizeGreaterThan(before + more));
  }

  private void write(ModuleDatabase profile, OutboxTable outbox) {
    var transactions = new PostgresTransactions(profile);
    var key = UUID.randomUUID();
    while (!stop.get()) {
      var message = about(key);
      transactions.run(() -> outbox.append(message));
      committed.add(message.id());
      sleep(1);
    }
  }

  private static Subscription applying(ModuleDatabase recommender) {
    var transactions = new PostgresTransactions(recommender);
    var inbox = new InboxTable(recommender);
    return new Subscription("applier", "recommender", List.of(new SubjectPattern("oo.profile.>")), message ->
        transactions.run(() -> {
          if (inbox.firstTime("applier", message.id())) {
            recommender.dsl().execute("INSERT INTO applied (message, key) VALUES (?, ?)", message.id(), message.key());
          }
        }));
  }

  private static Map<UUID, List<UUID>> applied(ModuleDatabase recommender) {
    var applied = new ConcurrentHashMap<UUID, List<UUID>>();
    recommender.dsl().fetch("SELECT message, key FROM applied ORDER BY n").forEach(row ->
        applied.computeIfAbsent(row.get(1, UUID.class), _ -> new ArrayList<>()).add(row.get(0, UUID.class)));
    return applied;
  }

  private static Map<UUID, List<UUID>> ids(List<Message> messages) {
    var ids = new ConcurrentHashMap<UUID, List<UUID>>();
    messages.forEach(message -> ids.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(message.id()));
    return ids;
  }
}
