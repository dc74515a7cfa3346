package oo.events.adapter.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.Eventually.within;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.ClusterInfo;
import io.nats.client.api.StreamInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import oo.development.servers.NatsCluster;
import oo.development.servers.NatsServer;
import oo.events.adapter.inprocess.InProcessBus;
import oo.events.application.Relay;
import oo.events.application.port.InMemoryOutbox;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.RecordingConsumer;
import oo.events.domain.RedeliveryPolicy;
import org.junit.jupiter.api.Test;

/** Three servers keep each stream: whichever of them is lost, publishing goes on and nothing is lost. */
class NatsClusterIT {

  /** An election takes NATS some 10 s, and now and then several of them; on a busy machine a node takes a minute to catch up. */
  private static final Duration ELECTIONS = Duration.ofMinutes(3);
  private static final RedeliveryPolicy POLICY = new RedeliveryPolicy(50, Duration.ofMillis(5), Duration.ofMillis(500));

  private final List<UUID> committed = Collections.synchronizedList(new ArrayList<>());
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final RecordingConsumer consumer = new RecordingConsumer("reader");
  private final AtomicBoolean stop = new AtomicBoolean();
  private final UUID ada = UUID.randomUUID();

  @Test
  void losesNothingWhileNodesDieLeadersChangeAndAStoreIsEmptied() throws Exception {
    var users = Stream.of("admin", "profile").map(name -> new NatsServer.User(name, List.of(">"), List.of(">"))).toList();
    try (var cluster = NatsCluster.temporary(users);
        var local = new InProcessBus(
            Map.of("profile", new InMemoryRedeliveries()), POLICY, InstantSource.system(), new Random(1), 4);
        var bus = new NatsBus(
            new NatsBus.Config(cluster.nodes().stream().map(NatsServer::url).toList(), cluster.credentials(),
                Optional.of(cluster.certificate()), 3),
            List.of("profile"), () -> local);
        var relay = new Relay(outbox, bus, Relay.Pace.STANDARD)) {
      bus.subscribe(consumer.wants("oo.profile.>"));
      bus.start();
      relay.start();
      var writer = Thread.ofVirtual().start(this::write);
      awaitApplied(50);

      NatsServer leader = cluster.nodes().get(leaderOf(bus));
      leader.killHard();
      awaitApplied(50);
      leader.restart();
      within(ELECTIONS, () -> assertWhole(bus));

      int before = leaderOf(bus);
      stepDown(bus);
      within(ELECTIONS, () -> assertThat(leaderOf(bus)).isNotEqualTo(before));
      awaitApplied(50);

      NatsServer emptied = cluster.nodes().get((leaderOf(bus) + 1) % 3);
      emptied.emptyStore();
      awaitApplied(50);
      emptied.restart();
      within(ELECTIONS, () -> assertWhole(bus));
      // Only the node that was emptied, and one other, are left to tell of what was before.
      cluster.nodes().get((leaderOf(bus) + 2) % 3).killHard();
      awaitApplied(50);

      stop.set(true);
      writer.join();
      eventually(() -> assertThat(consumer.effects(ada)).isEqualTo(committed));
      eventually(() -> assertThat(outbox.lag("bus").messages()).isZero());
    }
  }

  private void write() {
    while (!stop.get()) {
      var message = about(ada);
      outbox.commit(message);
      committed.add(message.id());
      // Few, so that a node that was away catches up while others are written: each is made durable three times.
      sleep(20);
    }
  }

  /** What is committed from now on is applied. */
  private void awaitApplied(int more) {
    var goal = committed.size() + more;
    within(ELECTIONS, () -> assertThat(consumer.effects(ada)).hasSizeGreaterThan(goal));
  }

  private static int leaderOf(NatsBus bus) throws Exception {
    String leader = stream(bus).getClusterInfo().getLeader();
    assertThat(leader).startsWith("oo-");
    return Integer.parseInt(leader.substring(3));
  }

  /** Of the stream and of its consumer, which is elected and caught up with apart. */
  private static void assertWhole(NatsBus bus) throws Exception {
    assertWhole(stream(bus).getClusterInfo());
    assertWhole(bus.connections.of("admin").jetStreamManagement().getConsumerInfo("oo_profile", "reader").getClusterInfo());
  }

  private static void assertWhole(ClusterInfo cluster) {
    assertThat(cluster.getReplicas()).as(cluster.toString()).hasSize(2)
        .allMatch(replica -> replica.isCurrent() && !replica.isOffline() && replica.getLag() == 0);
  }

  private static StreamInfo stream(NatsBus bus) throws Exception {
    return bus.connections.of("admin").jetStreamManagement().getStreamInfo("oo_profile");
  }

  private static void stepDown(NatsBus bus) throws Exception {
    var answer = bus.connections.of("admin")
        .request("$JS.API.STREAM.LEADER.STEPDOWN.oo_profile", new byte[0], Duration.ofSeconds(5));
    assertThat(new String(answer.getData(), UTF_8)).contains("\"success\":true");
  }
}
