package oo.events.adapter.inprocess;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.Eventually.within;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import oo.development.servers.EmbeddedPostgresServer;
import oo.events.adapter.postgres.PostgresEvents;
import oo.events.application.Relay;
import oo.events.application.port.OutboxPosition;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.events.domain.SubjectPattern;
import oo.shared.adapter.postgres.InboxTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Message;
import org.junit.jupiter.api.Test;

/** From one module's transaction to another's, with kill -9 of PostgreSQL in between. */
class KilledDatabaseIT {

  private static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(50, Duration.ofMillis(5), Duration.ofMillis(500));

  private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  void appliesEveryCommittedEventOnceAndInOrder() throws InterruptedException {
    try (var server = EmbeddedPostgresServer.temporary();
        var database = TestDatabase.createOn(server)) {
      database.asAdmin("""
          CREATE TABLE recommender.applied (n bigserial, message uuid, key uuid);
          GRANT ALL ON recommender.applied, recommender.applied_n_seq TO oo_recommender;
          """);
      var profile = database.open("profile");
      var recommender = database.open("recommender");
      var source = new PostgresEvents("profile", profile).outbox();
      try (var bus = new InProcessBus(
              Map.of("recommender", new PostgresEvents("recommender", recommender).redeliveries()),
              POLICY, InstantSource.system(), new Random(1), 4);
          var relay = new Relay(source, bus, Relay.Pace.STANDARD)) {
        bus.subscribe(applying(recommender));
        relay.start();
        var outbox = new OutboxTable(profile, relay::nudge);
        var writers = Stream.generate(() -> Thread.ofVirtual().start(() -> write(profile, outbox))).limit(6).toList();
        for (var kill = 0; kill < 2; kill++) {
          awaitAcknowledged(200);
          server.killHard();
          server.restart();
        }
        awaitAcknowledged(200);
        stop.set(true);
        for (var writer : writers) {
          writer.join();
        }
        eventually(() -> assertThat(source.lag("bus").messages()).isZero());
        var committed = ids(source.after(OutboxPosition.START, Integer.MAX_VALUE).stream()
            .map(row -> row.message()).toList());
        // An attempt that was counted when the server died, and could not be uncounted, is made again after 30 s.
        within(Duration.ofSeconds(60), () -> assertThat(applied(recommender).values().stream().mapToInt(List::size).sum())
            .isGreaterThanOrEqualTo(committed.values().stream().mapToInt(List::size).sum()));
        assertThat(applied(recommender)).isEqualTo(committed);
        assertThat(committed.values().stream().flatMap(List::stream)).containsAll(acknowledged);
      }
    }
  }

  private void awaitAcknowledged(int more) {
    var before = acknowledged.size();
    eventually(() -> assertThat(acknowledged).hasSizeGreaterThan(before + more));
  }

  private void write(ModuleDatabase profile, OutboxTable outbox) {
    var transactions = new PostgresTransactions(profile);
    var key = UUID.randomUUID();
    while (!stop.get()) {
      var message = about(key);
      try {
        transactions.run(() -> outbox.append(message));
        acknowledged.add(message.id());
      } catch (DatabaseUnavailable e) {
        sleep(10);
      }
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
