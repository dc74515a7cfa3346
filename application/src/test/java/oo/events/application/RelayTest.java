package oo.events.application;

import static oo.events.application.port.Eventually.eventually;
import static oo.events.application.port.Eventually.sleep;
import static oo.events.application.port.TestMessages.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import oo.events.application.port.Bus;
import oo.events.application.port.InMemoryOutbox;
import oo.events.application.port.Subscription;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final Relay.Pace PACE = new Relay.Pace(3, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(20));

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final UUID key = UUID.randomUUID();
  private final List<UUID> published = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean forgotten = new AtomicBoolean();
  private final AtomicLong lagAtTheBeginning = new AtomicLong();
  private final List<Relay> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(Relay::close);
  }

  @Test
  void publishesInOrderAndInBatches() {
    var messages = some(8);
    outbox.commit(messages);
    var sizes = Collections.synchronizedList(new ArrayList<Integer>());
    start(PACE, batch -> {
      sizes.add(batch.size());
      publish(batch);
    });
    eventually(() -> assertThat(lag()).isZero());
    assertThat(published).isEqualTo(ids(messages));
    assertThat(sizes).containsExactly(3, 3, 2);
  }

  @Test
  void savesAPositionOnlyForWhatTheBusHasAccepted() {
    var messages = some(2);
    outbox.commit(messages);
    var lags = Collections.synchronizedList(new ArrayList<Long>());
    start(PACE, batch -> {
      lags.add(lag());
      publish(batch);
      if (lags.size() == 1) {
        throw new DatabaseUnavailable("accepted in part", new IllegalStateException());
      }
    });
    eventually(() -> assertThat(lag()).isZero());
    assertThat(lags).containsExactly(2L, 2L);
    assertThat(published).containsExactly(
        messages[0].id(), messages[1].id(), messages[0].id(), messages[1].id());
  }

  @Test
  void goesOnWhereAnotherStopped() {
    outbox.commit(some(4));
    start(PACE, this::publish).close();
    eventually(() -> assertThat(published.size() + lag()).isEqualTo(4L));
    var messages = some(2);
    outbox.commit(messages);
    start(PACE, this::publish);
    eventually(() -> assertThat(lag()).isZero());
    assertThat(published).hasSize(6).endsWith(messages[0].id(), messages[1].id());
  }

  @Test
  void needsNotWaitForItsPollWhenItIsNudged() {
    var relay = start(new Relay.Pace(3, Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1)), this::publish);
    // Its first pause, before the first read, is as long as any.
    relay.nudge();
    outbox.commit(some(1));
    relay.nudge();
    eventually(() -> assertThat(published).hasSize(1));
  }

  @Test
  void gathersWhatIsCommittedSoonAfterABatch() {
    var batches = new CopyOnWriteArrayList<Integer>();
    var relay = start(new Relay.Pace(3, Duration.ofMillis(400), Duration.ofMillis(1), Duration.ofMillis(20)), batch -> {
      batches.add(batch.size());
      publish(batch);
    });
    outbox.commit(some(1));
    relay.nudge();
    eventually(() -> assertThat(batches).containsExactly(1));
    outbox.commit(some(1));
    relay.nudge();
    outbox.commit(some(1));
    relay.nudge();
    eventually(() -> assertThat(batches).containsExactly(1, 2));
  }

  @Test
  void pausesNotBehindAFullBatch() {
    outbox.commit(some(6));
    start(new Relay.Pace(3, Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMillis(20)), this::publish);
    eventually(() -> assertThat(published).hasSize(6));
  }

  @Test
  void gathersNoLongerWhenItCloses() {
    outbox.commit(some(1));
    var relay = start(new Relay.Pace(3, Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMillis(20)), this::publish);
    eventually(() -> assertThat(published).hasSize(1));
    outbox.commit(some(1));
    relay.close();
    assertThat(published).hasSize(2);
  }

  @Test
  void publishesWhatIsCommittedBeforeItCloses() throws InterruptedException {
    outbox.commit(some(8));
    var publishing = new CountDownLatch(1);
    var relay = start(PACE, batch -> {
      publishing.countDown();
      sleep(50);
      publish(batch);
    });
    publishing.await();
    relay.close();
    assertThat(published).hasSize(8);
    assertThat(lag()).isZero();
  }

  @Test
  void closesAfterABatchWhenThereIsTooMuchLeft() throws InterruptedException {
    outbox.commit(some(30));
    var publishing = new CountDownLatch(1);
    var relay = start(PACE, batch -> {
      publishing.countDown();
      sleep(400);
      publish(batch);
    });
    publishing.await();
    var began = System.nanoTime();
    relay.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    assertThat(published).hasSizeBetween(3, 18);
    assertThat(lag()).isEqualTo(30 - published.size());
  }

  @Test
  void pausesBetweenFailuresFromTheFirstOn() {
    outbox.commit(some(1));
    var tries = new java.util.concurrent.atomic.AtomicInteger();
    start(new Relay.Pace(3, Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(10)), batch -> {
      tries.incrementAndGet();
      throw new DatabaseUnavailable("down since before the start", new IllegalStateException());
    });
    sleep(400);
    assertThat(tries).hasValueBetween(1, 5);
  }

  @Test
  void standsByWhileAnotherRelays() {
    var other = outbox.open(Relay.NAME).orElseThrow();
    outbox.commit(some(1));
    start(PACE, this::publish);
    sleep(60);
    assertThat(published).isEmpty();
    other.close();
    eventually(() -> assertThat(published).hasSize(1));
  }

  @Test
  void publishesEverythingAgainToABusThatHasForgotten() {
    var messages = some(5);
    outbox.commit(messages);
    start(PACE, this::publish);
    eventually(() -> assertThat(published).hasSize(5));
    forgotten.set(true);
    eventually(() -> assertThat(published).hasSize(10));
    assertThat(published).isEqualTo(Stream.of(ids(messages), ids(messages)).flatMap(List::stream).toList());
    assertThat(lagAtTheBeginning).as("the position is saved before the bus begins").hasValue(5);
  }

  private Relay start(Relay.Pace pace, Consumer<List<Message>> publish) {
    var relay = new Relay(outbox, new Bus() {
      @Override
      public void publish(List<Message> messages) {
        publish.accept(messages);
      }

      @Override
      public void subscribe(Subscription subscription) {}

      @Override
      public boolean remembers(String module) {
        return !forgotten.get();
      }

      @Override
      public void beginAnew(String module) {
        lagAtTheBeginning.set(lag());
        forgotten.set(false);
      }
    }, pace);
    started.add(relay);
    relay.start();
    return relay;
  }

  private void publish(List<Message> batch) {
    published.addAll(batch.stream().map(Message::id).toList());
  }

  private long lag() {
    return outbox.lag(Relay.NAME).messages();
  }

  private Message[] some(int count) {
    return Stream.generate(() -> about(key)).limit(count).toArray(Message[]::new);
  }

  private static List<UUID> ids(Message... messages) {
    return Stream.of(messages).map(Message::id).toList();
  }
}
