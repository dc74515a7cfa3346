package oo.events.adapter.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oo.development.servers.NatsServer;
import oo.events.application.port.Subscription;
import oo.events.domain.SubjectPattern;
import oo.shared.application.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of streams that are not as they should be, and that nothing is done about it. */
class StreamsCheckIT {

  private static final NatsServer SERVER = NatsServer.temporary(
      Stream.of("admin", "profile").map(name -> new NatsServer.User(name, List.of(">"), List.of(">"))).toList());
  private static final NatsBus.Config CONFIG =
      new NatsBus.Config(List.of(SERVER.url()), SERVER.credentials(), Optional.of(SERVER.certificate()), 1);
  private static final List<String> MODULES = List.of("profile");
  private static final List<Subscription> SUBSCRIPTIONS = List.of(
      new Subscription("calendars", "integrations", List.of(new SubjectPattern("oo.profile.>")), _ -> {}));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void makeAnew() throws Exception {
    try (var connections = new Connections(CONFIG)) {
      var topology = topology(connections);
      topology.drop();
      management(connections).getStreamNames().forEach(left -> {
        throw new AssertionError(left + " is left over");
      });
      topology.make("profile");
    }
  }

  private static List<Finding> examined() {
    return NatsBus.examine(CONFIG, MODULES, SUBSCRIPTIONS, "./oo start");
  }

  @Test
  void takesWhatOoMade() {
    assertThat(examined()).containsExactly(new Finding.Fine("every stream and consumer is as oO made it"));
  }

  @Test
  void tellsAStreamThatSomebodyChangedAndLeavesItSo() throws Exception {
    try (var connections = new Connections(CONFIG)) {
      var stream = management(connections).getStreamInfo(Names.stream("profile")).getConfiguration();
      management(connections).updateStream(StreamConfiguration.builder(stream).maxMessages(7).build());

      for (int i = 0; i < 2; i++) {
        assertThat(examined()).singleElement().isInstanceOfSatisfying(Finding.Failure.class, failure -> {
          assertThat(failure.text()).contains(Names.stream("profile"), "max_msgs is 7, oO had made it -1");
          assertThat(failure.remedy()).startsWith("./oo events rebuild");
        });
      }
      assertThat(management(connections).getStreamInfo(Names.stream("profile")).getConfiguration().getMaxMsgs()).isEqualTo(7);
    }
  }

  @Test
  void warnsOfAStreamThatIsNotThereAndMakesNone() throws Exception {
    try (var connections = new Connections(CONFIG)) {
      topology(connections).drop();

      assertThat(examined()).singleElement().isInstanceOfSatisfying(Finding.Warning.class, warning ->
          assertThat(warning.text()).isEqualTo("the stream " + Names.stream("profile") + " is not there"));
      assertThat(management(connections).getStreamNames()).isEmpty();
      topology(connections).make("profile");
    }
  }

  @Test
  void warnsOfAConsumerThatIsNotThereAndMakesNone() throws Exception {
    try (var connections = new Connections(CONFIG)) {
      management(connections).deleteConsumer(Names.stream("profile"), "calendars");

      assertThat(examined()).singleElement().isInstanceOf(Finding.Warning.class);
      assertThat(management(connections).getConsumerNames(Names.stream("profile"))).isEmpty();
    }
  }

  @Test
  void tellsAServerThatIsAway() {
    var nowhere = new NatsBus.Config(List.of("tls://127.0.0.1:1"), SERVER.credentials(), Optional.of(SERVER.certificate()), 1);

    assertThat(NatsBus.examine(nowhere, MODULES, SUBSCRIPTIONS, "./oo start")).singleElement()
        .isInstanceOfSatisfying(Finding.Failure.class, failure -> {
          assertThat(failure.text()).startsWith("NATS cannot be reached by admin").endsWith("events wait for it");
          assertThat(failure.remedy()).startsWith("nats server ping -s tls://127.0.0.1:1");
        });
  }

  private static Topology topology(Connections connections) {
    var topology = new Topology(connections, List.of(new StreamPlan("profile", 1)));
    topology.add(new ConsumerPlan("calendars", "integrations", "profile", List.of("oo.profile.>")));
    return topology;
  }

  private static JetStreamManagement management(Connections connections) throws Exception {
    return connections.of(Names.ADMIN).jetStreamManagement();
  }
}
