package oo.events.adapter.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import oo.development.servers.NatsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopologyIT {

  private static final NatsServer SERVER = NatsServer.temporary();
  private static final Connections CONNECTIONS = new Connections(NatsBusContract.configOf(SERVER));

  private final Topology topology = new Topology(CONNECTIONS, List.of(new StreamPlan("profile", 1)));
  private final JetStreamManagement admin = admin();

  TopologyIT() {
    topology.add(new ConsumerPlan("reader", "recommender", "profile", List.of("oo.profile.consent.changed.v1")));
  }

  @AfterAll
  static void stop() {
    CONNECTIONS.close();
    SERVER.close();
  }

  @AfterEach
  void deleteAll() throws Exception {
    for (String stream : admin.getStreamNames()) {
      admin.deleteStream(stream);
    }
  }

  @Test
  void makesWhatIsAbsentAndKeepsWhatIsAsDeclared() throws Exception {
    topology.reconcile();
    assertThat(topology.isThere("profile")).isFalse();
    assertThat(topology.reconciled("profile")).isFalse();
    topology.make("profile");
    var made = stream();
    assertThat(made.getSubjects()).containsExactly("oo.profile.>");
    assertThat(made.getDenyDelete()).isTrue();
    assertThat(admin.getConsumerNames("oo_profile")).containsExactly("reader");
    assertThat(topology.reconciled("profile")).isTrue();
    assertThat(stream().getMetadata()).isEqualTo(made.getMetadata());
  }

  @Test
  void makesAConsumerThatIsNewToAStream() throws Exception {
    topology.make("profile");
    admin.deleteConsumer("oo_profile", "reader");
    topology.reconcile();
    assertThat(admin.getConsumerNames("oo_profile")).containsExactly("reader");
  }

  @Test
  void bringsUpToDateWhatAnOlderVersionMade() throws Exception {
    topology.make("profile");
    var metadata = new HashMap<>(stream().getMetadata());
    metadata.put("oo.declared.max_age", "PT1H");
    admin.updateStream(StreamConfiguration.builder(stream()).maxAge(Duration.ofHours(1)).metadata(metadata).build());
    topology.reconcile();
    assertThat(stream().getMaxAge()).isEqualTo(Duration.ofDays(14));
    assertThat(stream().getMetadata()).containsEntry("oo.declared.max_age", "PT336H");
  }

  @Test
  void leavesAStreamThatWasChangedByHandAndTellsTheDifference() throws Exception {
    topology.make("profile");
    admin.updateStream(StreamConfiguration.builder(stream()).maxAge(Duration.ofHours(1)).maxMessages(5).build());
    assertThatThrownBy(topology::reconcile).isInstanceOf(NatsBus.Drifted.class)
        .hasMessageContaining("stream oo_profile")
        .hasMessageContaining("max_age is PT1H, oO had made it PT336H")
        .hasMessageContaining("max_msgs is 5, oO had made it -1");
    assertThatThrownBy(() -> topology.reconciled("profile")).isInstanceOf(NatsBus.Drifted.class);
    assertThat(stream().getMaxAge()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void leavesAConsumerThatWasChangedByHandAndTellsTheDifference() throws Exception {
    topology.make("profile");
    var there = admin.getConsumerInfo("oo_profile", "reader").getConsumerConfiguration();
    admin.addOrUpdateConsumer("oo_profile", ConsumerConfiguration.builder(there).maxDeliver(3).build());
    assertThatThrownBy(topology::reconcile).isInstanceOf(NatsBus.Drifted.class)
        .hasMessageContaining("consumer oo_profile/reader").hasMessageContaining("max_deliver is 3, oO had made it -1");
  }

  @Test
  void leavesAStreamThatIsNotItsOwnAndNeverDeletesIt() throws Exception {
    admin.addStream(StreamConfiguration.builder().name("oo_profile").subjects("somebody.>").build());
    assertThatThrownBy(topology::reconcile).isInstanceOf(NatsBus.Drifted.class)
        .hasMessageContaining("it was not made by oO").hasMessageContaining("subjects is somebody.>, oO needs oo.profile.>");
    topology.drop();
    assertThat(stream().getSubjects()).containsExactly("somebody.>");
  }

  @Test
  void refusesWhatCannotChangeWithoutLosingMessages() {
    var declared = new Declaration("x", settings(1), Set.of("replicas"));
    var wanted = new Declaration("x", settings(3), Set.of("replicas"));
    assertThat(declared.judge(settings(1), declared.metadata())).isEqualTo(new Declaration.Keep());
    assertThat(wanted.judge(settings(1), declared.metadata())).isEqualTo(
        new Declaration.Refuse(List.of("replicas is 1 and cannot become 3 without a rebuild")));
  }

  private static SortedMap<String, String> settings(int replicas) {
    return new TreeMap<>(Map.of("replicas", Integer.toString(replicas)));
  }

  private StreamConfiguration stream() throws Exception {
    return admin.getStreamInfo("oo_profile").getConfiguration();
  }

  private static JetStreamManagement admin() {
    try {
      return CONNECTIONS.of("admin").jetStreamManagement();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
