package oo.events.application;

import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import oo.events.application.port.InMemoryOutbox;
import oo.events.application.port.RecordingConsumer;
import oo.events.application.port.TestMessages;
import oo.shared.application.Message;
import org.junit.jupiter.api.Test;

class ReplayHistoryTest {

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final UUID key = UUID.randomUUID();

  @Test
  void handsOverAllThatWasEverTold() {
    var messages = Stream.generate(() -> about(key)).limit(1200).toArray(Message[]::new);
    outbox.commit(messages);
    outbox.commit(about(key, "oo.recommender.tip.decided.v1"));
    try (var reader = outbox.open(Relay.NAME).orElseThrow()) {
      reader.passed(reader.next(1200).getLast().position());
    }
    var consumer = new RecordingConsumer("new");
    assertThat(new ReplayHistory(outbox).execute(consumer.wants("oo.profile.>"))).isEqualTo(1200);
    assertThat(consumer.effects(key)).containsExactly(Stream.of(messages).map(Message::id).toArray(UUID[]::new));
  }

  @Test
  void tellsHowFarTheRelayIsBehind() {
    var lag = new RelayLag(outbox, () -> TestMessages.OCCURRED.plusSeconds(7));
    assertThat(lag.view()).isEqualTo(new RelayLag.View("profile", 0, Duration.ZERO));
    outbox.commit(about(key), about(key));
    assertThat(lag.view()).isEqualTo(new RelayLag.View("profile", 2, Duration.ofSeconds(7)));
  }
}
