package oo.events.adapter.nats;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import oo.development.servers.NatsServer;
import oo.events.adapter.inprocess.InProcessBus;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.RecordingConsumer;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.shared.application.Message;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server holds each module to its permissions, and they suffice. */
class PermissionsIT {

  private static final List<String> MODULES = List.of("profile", "recommender");
  private static final UUID ADA = UUID.randomUUID();
  private static final RecordingConsumer CONSUMER = new RecordingConsumer("reader");
  private static final Subscription SUBSCRIPTION = subscription();
  private static final NatsServer SERVER = NatsServer.temporary(NatsBus.permissions(MODULES, List.of(SUBSCRIPTION)).stream()
      .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
  private static final InProcessBus LOCAL = new InProcessBus(
      Map.of("recommender", new InMemoryRedeliveries()), RedeliveryPolicy.STANDARD, InstantSource.system(), new Random(1), 4);
  private static final NatsBus BUS = new NatsBus(NatsBusContract.configOf(SERVER), MODULES, () -> LOCAL);
  private static final List<Message> MESSAGES = Stream.generate(() -> about(ADA)).limit(20).toList();

  private static Subscription subscription() {
    var wish = CONSUMER.wants("oo.profile.consent.changed.v1", "oo.profile.preferences.changed.v1");
    return new Subscription(wish.consumer(), "recommender", wish.subjects(), wish.handler());
  }

  @BeforeAll
  static void workWithThem() {
    BUS.subscribe(SUBSCRIPTION);
    BUS.start();
    MODULES.forEach(module -> {
      assertThat(BUS.remembers(module)).isFalse();
      BUS.beginAnew(module);
    });
    BUS.publish(MESSAGES);
    eventually(() -> assertThat(CONSUMER.effects(ADA)).hasSize(MESSAGES.size()));
    eventually(() -> assertThat(BUS.backlog()).containsExactly(new NatsBus.Backlog("reader", "profile", 0, 0)));
  }

  @AfterAll
  static void stop() {
    BUS.close();
    LOCAL.close();
    SERVER.close();
  }

  @Test
  void sufficeToGoOnAfterTheServerWasKilled() {
    SERVER.killHard();
    SERVER.restart();
    var more = about(ADA);
    eventually(() -> BUS.publish(List.of(more)));
    eventually(() -> assertThat(CONSUMER.effects(ADA)).endsWith(more.id()));
  }

  @Test
  void keepAModuleFromPublishingWhatAnotherTells() {
    assertRefused("profile", () -> publish("profile", "oo.recommender.tip.decided.v1"), "oo.recommender.tip.decided.v1");
    assertRefused("recommender", () -> publish("recommender", "oo.profile.consent.changed.v1"), "oo.profile.consent.changed.v1");
  }

  @Test
  void keepAModuleFromStreamsThatAreNotItsBusiness() {
    for (String module : MODULES) {
      assertRefused(module, () -> management(module).deleteStream("oo_profile"), "STREAM.DELETE");
      assertRefused(module, () -> management(module).purgeStream("oo_profile"), "STREAM.PURGE");
      assertRefused(module, () -> management(module).getMessage("oo_profile", 1), "STREAM.MSG.GET");
      assertRefused(module, () -> management(module).deleteConsumer("oo_profile", "reader"), "CONSUMER.DELETE");
    }
    assertRefused("profile", () -> management("profile").resetConsumer("oo_profile", "reader"), "CONSUMER.RESET");
    assertRefused("profile", () -> management("profile").getConsumerInfo("oo_profile", "reader"), "CONSUMER.INFO");
  }

  @Test
  void keepUsersFromListeningAnywhereButAtTheirOwnInbox() throws Exception {
    for (String subject : List.of(">", "oo.profile.>", "_INBOX_recommender.>", "$JS.API.>")) {
      var connection = BUS.connections.of("profile");
      connection.subscribe(subject);
      connection.flush(Duration.ofSeconds(5));
      eventually(() -> assertThat(connection.getLastError()).contains("Permissions Violation for Subscription").contains(subject));
    }
  }

  @Test
  void keepTheAdminFromTouchingMessages() {
    assertRefused("admin", () -> publish("admin", "oo.profile.consent.changed.v1"),
        "oo.profile.consent.changed.v1");
    assertRefused("admin", () -> management("admin").getMessage("oo_profile", 1), "STREAM.MSG.GET");
  }

  @Test
  void areNotGivenToStrangers() throws Exception {
    try (var other = NatsServer.temporary();
        var stranger = new Connections(new NatsBus.Config(
            List.of(SERVER.url()), other.credentials(), Optional.of(SERVER.certificate()), 1))) {
      assertThatThrownBy(() -> stranger.of("admin")).isInstanceOf(NatsUnavailable.class);
      assertThatThrownBy(() -> handshake(other.certificate(), "127.0.0.1")).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void areNotShownToAServerWithAnotherName() throws Exception {
    handshake(SERVER.certificate(), "127.0.0.1");
    handshake(SERVER.certificate(), "localhost");
    assertThatThrownBy(() -> handshake(SERVER.certificate(), "another.example")).isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("another.example");
  }

  private static void handshake(Path trusted, String expected) throws IOException {
    try (var plain = new Socket("127.0.0.1", SERVER.port())) {
      // The server's greeting comes before TLS.
      var greeting = plain.getInputStream();
      for (int next = greeting.read(); next != '\n'; next = greeting.read()) {
        assertThat(next).isNotNegative();
      }
      var factory = VerifiedTls.trusting(Optional.of(trusted)).getSocketFactory();
      try (var tls = (SSLSocket) factory.createSocket(plain, expected, SERVER.port(), true)) {
        tls.startHandshake();
      }
    }
  }

  private static void assertRefused(String user, ThrowingCallable attempt, String subject) {
    assertThatThrownBy(attempt).isInstanceOfAny(IOException.class, NatsUnavailable.class);
    assertThat(BUS.connections.of(user).getLastError()).contains("Permissions Violation for Publish").contains(subject);
  }

  private static void publish(String user, String subject) throws Exception {
    BUS.connections.of(user).jetStream(soon()).publish(subject, new byte[0]);
  }

  private static JetStreamManagement management(String user) throws IOException {
    return BUS.connections.of(user).jetStreamManagement(soon());
  }

  private static JetStreamOptions soon() {
    return JetStreamOptions.builder().requestTimeout(Duration.ofMillis(300)).build();
  }
}
