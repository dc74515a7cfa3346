package oo.events.adapter.inprocess;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import oo.events.application.Relay;
import oo.events.application.port.InMemoryOutbox;
import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.Life;
import oo.events.application.port.RecordingConsumer;
import oo.events.domain.RedeliveryPolicy;
import oo.shared.application.Message;

/** Outbox, relay, bus and consumers, with failures and crashes wherever chance puts them. */
class RandomCrashesTest {

  private static final Relay.Pace PACE = new Relay.Pace(7, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(10));
  private static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(100, Duration.ofMillis(1), Duration.ofMillis(2));

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryRedeliveries redeliveries = new InMemoryRedeliveries();
  private final RecordingConsumer one = new RecordingConsumer("one");
  private final RecordingConsumer two = new RecordingConsumer("two");
  private Duration later = Duration.ZERO;

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void appliesEveryEventOnceAndInOrder(@ForAll long seed) {
    var random = new Random(seed);
    var keys = Stream.generate(UUID::randomUUID).limit(1 + random.nextInt(5)).toList();
    var messages = IntStream.range(0, 1 + random.nextInt(80))
        .mapToObj(_ -> about(keys.get(random.nextInt(keys.size())))).toList();
    messages.stream().filter(_ -> random.nextInt(10) == 0)
        .forEach(message -> (random.nextBoolean() ? one : two).fail(message, 1 + random.nextInt(2)));

    var crashes = random.nextInt(6);
    var committed = 0;
    for (var i = 0; i < crashes; i++) {
      var more = Math.min(messages.size(), committed + random.nextInt(30));
      commit(messages.subList(committed, more), random);
      committed = more;
      liveUntilItEnds(Life.of(1 + random.nextInt(120)));
    }
    commit(messages.subList(committed, messages.size()), random);
    live(Life.untilKilled(), () -> eventually(() -> {
      assertThat(outbox.lag("bus").messages()).isZero();
      assertThat(redeliveries.isEmpty()).isTrue();
    }));
    for (UUID key : keys) {
      var expected = messages.stream().filter(message -> message.key().equals(key)).map(Message::id).toList();
      assertThat(one.effects(key)).isEqualTo(expected);
      assertThat(two.effects(key)).isEqualTo(expected);
    }
  }

  private void commit(List<Message> messages, Random random) {
    var left = new ArrayList<>(messages);
    while (!left.isEmpty()) {
      var transaction = left.subList(0, 1 + random.nextInt(left.size()));
      outbox.commit(transaction.toArray(Message[]::new));
      transaction.clear();
    }
  }

  private void liveUntilItEnds(Life life) {
    live(life, () -> {
      for (var i = 0; i < 40 && !life.isOver(); i++) {
        sleep(1);
      }
      life.kill();
    });
    later = later.plusSeconds(60);
  }

  private void live(Life life, Runnable meanwhile) {
    try (var bus = new InProcessBus(
            Map.of("profile", life.redeliveries(redeliveries)), POLICY, this::now, new Random(1), 4);
        var relay = new Relay(life.outbox(outbox), bus, PACE)) {
      bus.subscribe(life.subscription(one.wants("oo.>")));
      bus.subscribe(life.subscription(two.wants("oo.profile.>")));
      relay.start();
      meanwhile.run();
    }
  }

  private Instant now() {
    return Instant.now().plus(later);
  }
}
