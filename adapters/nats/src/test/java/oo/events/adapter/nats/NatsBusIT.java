package oo.events.adapter.nats;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import oo.development.servers.NatsServer;
import oo.events.application.port.RecordingConsumer;
import oo.shared.application.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NatsBusIT extends NatsBusContract {

  private static final NatsServer SERVER = NatsServer.temporary(
      Stream.of("admin", "profile", "recommender").map(name -> new NatsServer.User(name, List.of(">"), List.of(">"))).toList());

  private final UUID ada = UUID.randomUUID();
  private final RecordingConsumer consumer = new RecordingConsumer("one-" + UUID.randomUUID());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  NatsBus.Config config() {
    return configOf(SERVER);
  }

  @Test
  void losesNothingThatItAcceptedBeforeAKillOfTheServer() {
    var messages = some(200);
    var bus = start(consumer.wants(consumer, "oo.profile.>"));
    bus.publish(messages);
    SERVER.killHard();
    assertThatThrownBy(() -> bus.publish(some(1))).isInstanceOf(NatsUnavailable.class);
    assertThat(bus.isUp()).isFalse();
    SERVER.restart();
    eventually(() -> assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages)));
    eventually(() -> assertThat(bus.isUp()).isTrue());
  }

  @Test
  void letsAStandbyGoOnInOrderWhereAKilledProcessStopped() {
    var messages = some(100);
    var first = start(consumer.wants("oo.profile.>"));
    first.publish(messages.subList(0, 50));
    eventually(() -> assertThat(consumer.effects(ada)).isNotEmpty());
    var alive = alsoStart(consumer.wants("oo.profile.>"));
    killOnly(first);
    alive.publish(messages.subList(50, 100));
    eventually(() -> assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages)));
  }

  @Test
  void storesABatchInItsOrderWhenPartOfItIsThereAlready() {
    var messages = some(30);
    var bus = start(consumer.wants("oo.profile.>"));
    bus.publish(messages.subList(0, 10));
    bus.publish(some(1));
    bus.publish(messages);
    bus.publish(messages);
    eventually(() -> assertThat(consumer.effects(ada)).hasSize(31));
    assertThat(consumer.effects(ada)).containsSubsequence(ids(ada, messages));
    assertThat(messages).allSatisfy(message -> assertThat(consumer.calls(message)).isOne());
  }

  @Test
  void keepsMessagesWhole() {
    var got = new ArrayList<Message>();
    var message = about(ada);
    start(consumer.wants(got::add, "oo.profile.>")).publish(List.of(message));
    eventually(() -> assertThat(got).hasSize(1));
    assertThat(got.getFirst()).usingRecursiveComparison().ignoringFields("headers").isEqualTo(message);
    assertThat(got.getFirst().headers()).containsAllEntriesOf(message.headers())
        .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("Nats-"));
  }

  @Test
  void dropsWhatNoModulePublishedAndGoesOn() throws Exception {
    var bus = start(consumer.wants("oo.profile.>"));
    bus.connections.of("admin").jetStream().publish("oo.profile.consent.changed.v1", new byte[] {1});
    var messages = some(3);
    bus.publish(messages);
    eventually(() -> assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages)));
  }

  @Test
  void refusesAPatternThatNamesNoModule() {
    assertThatThrownBy(() -> start(consumer.wants("oo.*.consent.changed.v1")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("names the module");
  }

  private List<Message> some(int count) {
    return Stream.generate(() -> about(ada)).limit(count).toList();
  }
}
