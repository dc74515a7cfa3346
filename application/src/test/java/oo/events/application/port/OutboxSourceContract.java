package oo.events.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.shared.application.Message;
import org.junit.jupiter.api.Test;

/** What every outbox promises to its relay. */
public abstract class OutboxSourceContract {

  private final UUID key = UUID.randomUUID();

  /** An empty outbox. */
  protected abstract OutboxSource outbox();

  /** One transaction that appends the messages. */
  protected abstract void commit(Message... messages);

  @Test
  void readsInOrderAndAgainUntilPassed() {
    var messages = some(5);
    commit(messages[0], messages[1], messages[2]);
    commit(messages[3]);
    commit(messages[4]);
    try (var reader = outbox().open("bus").orElseThrow()) {
      assertIds(reader.next(2), messages[0], messages[1]);
      var four = reader.next(4);
      assertIds(four, messages[0], messages[1], messages[2], messages[3]);
      reader.passed(four.getLast().position());
      assertIds(reader.next(10), messages[4]);
    }
  }

  @Test
  void goesOnWhereTheLastReaderPassed() {
    var messages = some(3);
    commit(messages);
    try (var reader = outbox().open("bus").orElseThrow()) {
      reader.passed(reader.next(1).getLast().position());
      reader.passed(reader.next(1).getLast().position());
    }
    try (var reader = outbox().open("bus").orElseThrow()) {
      assertIds(reader.next(10), messages[2]);
    }
  }

  @Test
  void keepsMessagesWhole() {
    var message = some(1)[0];
    commit(message);
    try (var reader = outbox().open("bus").orElseThrow()) {
      assertThat(reader.next(1)).singleElement()
          .satisfies(row -> assertThat(row.message()).usingRecursiveComparison().isEqualTo(message));
    }
  }

  @Test
  void letsOneReaderOfANameReadAtATime() {
    var outbox = outbox();
    try (var first = outbox.open("bus").orElseThrow()) {
      assertThat(first.next(1)).isEmpty();
      assertThat(outbox.open("bus")).isEmpty();
      try (var other = outbox.open("rebuild").orElseThrow()) {
        assertThat(other.next(1)).isEmpty();
      }
    }
    try (var second = outbox.open("bus").orElseThrow()) {
      assertThat(second.next(1)).isEmpty();
    }
  }

  @Test
  void readsFromAnywhereWithoutAPosition() {
    var messages = some(3);
    commit(messages);
    var outbox = outbox();
    var first = outbox.after(OutboxPosition.START, 1);
    assertIds(first, messages[0]);
    assertIds(outbox.after(first.getLast().position(), 10), messages[1], messages[2]);
  }

  @Test
  void tellsTheLag() {
    var outbox = outbox();
    assertThat(outbox.lag("bus")).isEqualTo(new OutboxSource.Lag(0, Optional.empty()));
    commit(some(3));
    assertThat(outbox.lag("bus")).isEqualTo(new OutboxSource.Lag(3, Optional.of(TestMessages.OCCURRED)));
    try (var reader = outbox.open("bus").orElseThrow()) {
      reader.passed(reader.next(2).getLast().position());
    }
    assertThat(outbox.lag("bus").messages()).isEqualTo(1);
  }

  private Message[] some(int count) {
    var messages = new Message[count];
    Arrays.setAll(messages, _ -> TestMessages.about(key));
    return messages;
  }

  private static void assertIds(List<OutboxRow> rows, Message... messages) {
    assertThat(rows).extracting(row -> row.message().id())
        .containsExactlyElementsOf(List.of(messages).stream().map(Message::id).toList());
  }
}
