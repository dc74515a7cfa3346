package oo.events.application.port;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import oo.events.application.ParkedMessages;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;
import org.junit.jupiter.api.Test;

/** What every bus promises, whatever carries the messages. */
public abstract class BusContract {

  /** After so many failed attempts a bus under test parks a message; its pauses are a few milliseconds. */
  protected static final int ATTEMPTS = 4;

  private static final String ALL = "oo.profile.>";

  private final UUID ada = UUID.randomUUID();
  private final UUID ben = UUID.randomUUID();
  private final RecordingConsumer consumer = new RecordingConsumer("one-" + UUID.randomUUID());
  private final RecordingConsumer other = new RecordingConsumer("two-" + UUID.randomUUID());

  /** A process with a bus and these subscribers, on what earlier processes left. */
  protected abstract Bus start(Subscription... subscriptions);

  /** Ends the process as kill -9 does: from now on nothing that it does is kept. */
  protected abstract void kill();

  /** The parked messages of module {@code profile}. */
  protected abstract ParkedMessages parked();

  @Test
  void keepsTheOrderOfEachKey() {
    var keys = Stream.generate(UUID::randomUUID).limit(20).toList();
    var messages = new ArrayList<Message>();
    for (var i = 0; i < 10; i++) {
      keys.forEach(key -> messages.add(about(key)));
    }
    var bus = start(consumer.wants(ALL));
    for (var from = 0; from < messages.size(); from += 50) {
      bus.publish(messages.subList(from, from + 50));
    }
    eventually(() -> keys.forEach(key -> assertThat(consumer.effects(key)).isEqualTo(ids(key, messages))));
  }

  @Test
  void callsEachSubscriberForItsSubjectsOnly() {
    var consent = about(ada, "oo.profile.consent.changed.v1");
    var preferences = about(ada, "oo.profile.preferences.changed.v1");
    var tip = about(ada, "oo.recommender.tip.decided.v1");
    var bus = start(
        consumer.wants("oo.profile.consent.changed.v1", "oo.profile.*.changed.v1"), other.wants("oo.recommender.>"));
    bus.publish(List.of(consent, preferences, tip));
    eventually(() -> {
      assertThat(consumer.effects(ada)).containsExactly(consent.id(), preferences.id());
      assertThat(other.effects(ada)).containsExactly(tip.id());
    });
    assertThat(consumer.calls(consent)).isOne();
    assertThat(consumer.calls(tip)).isZero();
  }

  @Test
  void deliversAgainWhatFailedWhileItsKeyWaitsInOrder() {
    var messages = Stream.generate(() -> about(ada)).limit(5).toList();
    consumer.fail(messages.get(1), ATTEMPTS - 1);
    var bus = start(consumer.wants(ALL));
    bus.publish(messages.subList(0, 3));
    bus.publish(messages.subList(3, 5));
    eventually(() -> assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages)));
    assertThat(consumer.calls(messages.get(1))).isEqualTo(ATTEMPTS);
    assertThat(parked().list(consumer.name(), 10)).isEmpty();
  }

  @Test
  void letsAFailureHoldUpNeitherOtherKeysNorOtherSubscribers() {
    var bad = about(ada);
    var behind = about(ada);
    var free = about(ben);
    consumer.failAlways(bad);
    var bus = start(consumer.wants(ALL), other.wants(ALL));
    bus.publish(List.of(bad, behind, free));
    eventually(() -> {
      assertThat(other.effects(ada)).containsExactly(bad.id(), behind.id());
      assertThat(other.effects(ben)).containsExactly(free.id());
      assertThat(consumer.effects(ben)).containsExactly(free.id());
    });
    assertThat(other.calls(bad)).isOne();
  }

  @Test
  void parksPoisonWithItsReasonAndGoesOnWithTheKey() {
    var poison = about(ada);
    var next = about(ada);
    consumer.failAlways(poison);
    start(consumer.wants(ALL)).publish(List.of(poison, next));
    eventually(() -> assertThat(consumer.effects(ada)).containsExactly(next.id()));
    assertThat(parked().list(consumer.name(), 10)).singleElement().satisfies(view -> {
      assertThat(view.id()).isEqualTo(poison.id());
      assertThat(view.key()).isEqualTo(ada);
      assertThat(view.subject()).isEqualTo(poison.subject());
      assertThat(view.attempts()).isEqualTo(ATTEMPTS);
      assertThat(view.reason()).contains("IllegalStateException").doesNotContain("cannot handle this one");
    });
    assertThat(consumer.calls(poison)).isEqualTo(ATTEMPTS);
    assertThat(parked().list(other.name(), 10)).isEmpty();
  }

  @Test
  void replaysWhatWasParkedOnceTheCauseIsGone() {
    var poison = about(ada);
    consumer.failAlways(poison);
    start(consumer.wants(ALL)).publish(List.of(poison));
    eventually(() -> assertThat(parked().list(consumer.name(), 10)).hasSize(1));
    assertThat(consumer.effects(ada)).isEmpty();

    consumer.fail(poison, 0);
    assertThat(parked().replay(consumer.name(), poison.id())).isTrue();

    eventually(() -> assertThat(consumer.effects(ada)).containsExactly(poison.id()));
    assertThat(parked().list(consumer.name(), 10)).isEmpty();
    assertThat(parked().replay(consumer.name(), poison.id())).isFalse();
  }

  @Test
  void parksAReplayedMessageThatFailsAgain() {
    var poison = about(ada);
    consumer.failAlways(poison);
    start(consumer.wants(ALL)).publish(List.of(poison));
    eventually(() -> assertThat(parked().list(consumer.name(), 10)).hasSize(1));
    assertThat(parked().replay(consumer.name(), poison.id())).isTrue();
    eventually(() -> {
      assertThat(consumer.calls(poison)).isEqualTo(2 * ATTEMPTS);
      assertThat(parked().list(consumer.name(), 10)).hasSize(1);
    });
  }

  @Test
  void losesNothingThatItAcceptedBeforeAKill() {
    var failing = Stream.generate(() -> about(ada)).limit(3).toList();
    var fine = about(ben);
    // One attempt may be cut off by the kill, and counts.
    consumer.fail(failing.getFirst(), ATTEMPTS - 2);
    var all = new ArrayList<>(failing);
    all.add(fine);
    start(consumer.wants(ALL)).publish(all);
    kill();
    start(consumer.wants(ALL));
    eventually(() -> {
      assertThat(consumer.effects(ben)).containsExactly(fine.id());
      assertThat(consumer.effects(ada)).isEqualTo(ids(ada, failing));
    });
  }

  @Test
  void changesNothingWhenAllIsPublishedAgainAfterAKill() {
    var messages = new ArrayList<Message>();
    for (var i = 0; i < 10; i++) {
      messages.add(about(ada));
      messages.add(about(ben));
    }
    consumer.fail(messages.get(8), ATTEMPTS - 2);
    start(consumer.wants(ALL)).publish(messages);
    kill();
    var bus = start(consumer.wants(ALL));
    bus.publish(messages);
    bus.publish(messages);
    eventually(() -> {
      assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages));
      assertThat(consumer.effects(ben)).isEqualTo(ids(ben, messages));
    });
    assertThat(parked().list(consumer.name(), 10)).isEmpty();
  }

  @Test
  void leavesParkedWhatIsPublishedAgain() {
    var poison = about(ada);
    var next = about(ada);
    consumer.failAlways(poison);
    var bus = start(consumer.wants(ALL));
    bus.publish(List.of(poison, next));
    eventually(() -> assertThat(consumer.effects(ada)).containsExactly(next.id()));
    bus.publish(List.of(poison, next));
    assertThat(consumer.calls(poison)).isEqualTo(ATTEMPTS);
    assertThat(parked().list(consumer.name(), 10)).hasSize(1);
  }

  @Test
  void handlesDifferentKeysSideBySideAndOneKeyAlone() throws InterruptedException {
    var bothAtWork = new CountDownLatch(2);
    var atWork = Collections.synchronizedSet(new HashSet<UUID>());
    var overlaps = Collections.synchronizedList(new ArrayList<UUID>());
    MessageHandler handler = message -> {
      if (!atWork.add(message.key())) {
        overlaps.add(message.key());
      }
      bothAtWork.countDown();
      try {
        bothAtWork.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      atWork.remove(message.key());
      consumer.handle(message);
    };
    var messages = IntStream.range(0, 6).mapToObj(i -> about(i % 2 == 0 ? ada : ben)).toList();
    start(consumer.wants(handler, ALL)).publish(messages);
    eventually(() -> {
      assertThat(consumer.effects(ada)).isEqualTo(ids(ada, messages));
      assertThat(consumer.effects(ben)).isEqualTo(ids(ben, messages));
    });
    assertThat(bothAtWork.getCount()).isZero();
    assertThat(overlaps).isEmpty();
  }

  @Test
  void handlesOneKeyAloneWhenTwoSourcesPublish() throws InterruptedException {
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var bus = start(consumer.wants(message -> {
      most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
      sleep(2);
      atWork.decrementAndGet();
      consumer.handle(message);
    }, ALL));
    var sources = Stream.generate(() -> Thread.ofVirtual().start(() -> {
      for (var i = 0; i < 10; i++) {
        bus.publish(List.of(about(ada)));
      }
    })).limit(4).toList();
    for (var source : sources) {
      source.join();
    }
    eventually(() -> assertThat(consumer.effects(ada)).hasSize(40));
    assertThat(most.get()).isOne();
  }

  protected static List<UUID> ids(UUID key, List<Message> messages) {
    return messages.stream().filter(message -> message.key().equals(key)).map(Message::id).toList();
  }
}
