package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import oo.shared.adapter.postgres.UnreliableBatch.Crash;
import oo.shared.adapter.postgres.UnreliableBatch.Fault;
import oo.shared.adapter.postgres.UnreliableBatch.Order;
import oo.shared.adapter.postgres.UnreliableBatch.Refused;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Overloaded;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each promise of the coalescer by itself; the batches wait until they are let go. */
class CoalescerTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final int MANY = 1_000;

  private final Semaphore go = new Semaphore(0);
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final UnreliableBatch batch =
      new UnreliableBatch(() -> faults.isEmpty() ? Fault.NONE : faults.remove(), go::acquireUninterruptibly);
  private Coalescer<Order, String> coalescer = coalescer(1, 100, PATIENT);

  @AfterEach
  void close() {
    go.release(MANY);
    coalescer.close();
  }

  private Coalescer<Order, String> coalescer(int workers, int queue, Duration patience) {
    return new Coalescer<>(
        "test", Order::key, batch, new Coalescer.Limits(workers, 3, queue, patience), Coalescer.Observer.NONE);
  }

  private static Order order(int id) {
    return new Order(id, id, false);
  }

  private Call<String> queue(int id) {
    return Call.queue(coalescer, order(id));
  }

  /** A batch that is begun, and holds the lane. */
  private Call<String> begun(int id) {
    var call = queue(id);
    awaitBegun(id);
    return call;
  }

  private void awaitBegun(int id) {
    long deadline = System.nanoTime() + PATIENT.toNanos();
    while (!batch.asked.contains(id)) {
      assertThat(System.nanoTime()).as("order %d is not begun", id).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private List<List<Integer>> batches() {
    return batch.batches.stream().map(orders -> orders.stream().map(Order::id).toList()).toList();
  }

  private static void assertAllKept(List<Call<String>> calls, int firstId) {
    for (int i = 0; i < calls.size(); i++) {
      assertThat(calls.get(i).result()).isEqualTo("kept " + (firstId + i));
    }
  }

  @Test
  void takesTogetherWhatQueuedWhileTheLastBatchRan() {
    var calls = new ArrayList<>(List.of(begun(0)));
    IntStream.range(1, 6).mapToObj(this::queue).forEach(calls::add);
    go.release(MANY);

    assertAllKept(calls, 0);
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
  }

  @Test
  void doesNotDelayAnInputToFillABatch() {
    go.release(MANY);

    assertThat(queue(1).result()).isEqualTo("kept 1");
    assertThat(queue(2).result()).isEqualTo("kept 2");
  }

  @Test
  void keepsInputsOfOneKeyApartAndInTheirOrder() {
    var calls = new ArrayList<Call<String>>();
    int[] keys = {7, 7, 8, 7, 9, 8};
    for (int id = 0; id < keys.length; id++) {
      calls.add(Call.queue(coalescer, new Order(id, keys[id], false)));
      awaitBegun(0);
    }
    go.release(MANY);

    assertAllKept(calls, 0);
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2, 4), List.of(3, 5));
  }

  @Test
  void keepsInputsOfOneKeyApartOverSeveralWorkers() {
    coalescer.close();
    coalescer = coalescer(2, 100, PATIENT);
    var calls = new ArrayList<>(List.of(Call.queue(coalescer, new Order(0, 7, false))));
    awaitBegun(0);
    IntStream.range(1, 5).mapToObj(id -> Call.queue(coalescer, new Order(id, id < 4 ? 7 : id, false))).forEach(calls::add);
    awaitBegun(4);

    assertThat(batches()).containsExactly(List.of(0), List.of(4));
    go.release(MANY);
    assertAllKept(calls, 0);
    assertThat(batch.violations).isEmpty();
    assertThat(batches().stream().flatMap(List::stream).filter(id -> id < 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void beginsASecondBatchOnlyWhenAFullOneWaits() throws Exception {
    coalescer.close();
    coalescer = coalescer(2, 100, PATIENT);
    var calls = new ArrayList<>(List.of(begun(0), queue(1), queue(2)));
    Thread.sleep(50);
    assertThat(batches()).containsExactly(List.of(0));

    calls.add(queue(3));
    awaitBegun(3);
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2, 3));

    calls.addAll(List.of(queue(4), queue(5)));
    // One of the two batches ends, and the other still runs.
    go.release();
    Thread.sleep(50);
    assertThat(batches()).hasSize(2);
    go.release(MANY);
    assertAllKept(calls, 0);
    assertThat(batches().getLast()).containsExactly(4, 5);
  }

  @Test
  void refusesWhatDoesNotFitIntoTheQueue() {
    coalescer.close();
    coalescer = coalescer(1, 2, PATIENT);
    var calls = List.of(begun(0), queue(1), queue(2));

    assertThat(queue(3).failure()).isInstanceOf(Overloaded.class);

    go.release(MANY);
    assertAllKept(calls, 0);
    assertThat(batch.asked).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void letsACallerBeginSeveralAndTakeTheResultsInAnyOrder() {
    go.release(MANY);
    try (var other = new Coalescer<>(
        "other", Order::key, batch, new Coalescer.Limits(1, 3, 100, PATIENT), Coalescer.Observer.NONE)) {
      for (int id = 0; id < MANY / 4; id++) {
        var first = coalescer.begin(order(2 * id));
        var second = other.begin(order(2 * id + 1));
        if (id % 2 == 0) {
          assertThat(second.get()).isEqualTo("kept " + (2 * id + 1));
        }
        assertThat(first.get()).isEqualTo("kept " + 2 * id);
        assertThat(second.get()).isEqualTo("kept " + (2 * id + 1));
      }
    }
  }

  @Test
  void countsTheWaitOfACallerFromWhenItBegan() {
    coalescer.close();
    coalescer = coalescer(1, 100, Duration.ofMillis(40));
    begun(0);
    var late = coalescer.begin(order(1));
    LockSupport.parkNanos(Duration.ofMillis(80).toNanos());

    assertThatThrownBy(late::get).isInstanceOf(Overloaded.class);
    go.release(MANY);
  }

  @Test
  void refusesWhatWaitedTooLongAndWaitsForWhatWasBegun() {
    coalescer.close();
    coalescer = coalescer(1, 100, Duration.ofMillis(40));
    var first = begun(0);

    assertThat(queue(1).failure()).isInstanceOf(Overloaded.class);

    assertThat(first.isOver()).isFalse();
    go.release(MANY);
    assertThat(first.result()).isEqualTo("kept 0");
    assertThat(batch.asked).containsExactly(0);
  }

  @Test
  void takesAnInterruptedCallerOutOfTheQueueAndLetsABegunOneEnd() {
    var first = begun(0);
    var second = queue(1);
    long since = System.nanoTime();
    first.interrupt();
    second.interrupt();

    assertThat(second.failure()).isInstanceOf(Overloaded.class);
    assertThat(System.nanoTime() - since).as("it does not wait any longer").isLessThan(PATIENT.toNanos() / 2);
    assertThat(second.keptInterrupt()).isTrue();
    assertThat(first.isOver()).isFalse();
    go.release(MANY);
    assertThat(first.result()).isEqualTo("kept 0");
    assertThat(first.keptInterrupt()).isTrue();
    assertThat(batch.asked).containsExactly(0);
  }

  @Test
  void failsOnlyTheInputThatSpoilsItsBatch() {
    var first = begun(0);
    var good = queue(1);
    var bad = Call.queue(coalescer, new Order(2, 2, true));
    var alsoGood = queue(3);
    go.release(MANY);

    assertThat(bad.failure()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.order).isEqualTo(2));
    assertThat(List.of(first.result(), good.result(), alsoGood.result())).containsExactly("kept 0", "kept 1", "kept 3");
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2, 3), List.of(1), List.of(2), List.of(3));
  }

  /** Of two inputs that waited while another batch ran; what becomes of theirs. */
  private List<ThrowableAssert<Throwable>> failuresOfTwo(Fault... ofTheirs) {
    var first = begun(0);
    faults.addAll(Arrays.asList(ofTheirs));
    var calls = List.of(queue(1), queue(2));
    go.release(MANY);
    assertThat(first.result()).isEqualTo("kept 0");
    return calls.stream().map(call -> new ThrowableAssert<>(call.failure())).toList();
  }

  private static void assertInDoubt(List<ThrowableAssert<Throwable>> failures) {
    assertThat(failures).allSatisfy(failure -> failure.isInstanceOfSatisfying(
        DatabaseUnavailable.class, down -> assertThat(down.maybeDone()).isTrue()));
  }

  @Test
  void repeatsABatchWhoseAnswerWasLost() {
    assertThat(failuresOfTwo(Fault.CUT_AFTER)).allSatisfy(ThrowableAssert::isNull);
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2), List.of(1, 2));
  }

  @Test
  void repeatsABatchThatWasCutOnlyOnce() {
    assertInDoubt(failuresOfTwo(Fault.CUT_BEFORE, Fault.CUT_BEFORE));
    assertThat(batches()).hasSize(3);
  }

  @Test
  void saysThatNothingWasBegunWhereNothingWas() {
    assertThat(failuresOfTwo(Fault.NOT_BEGUN)).allSatisfy(failure -> failure.isInstanceOfSatisfying(
        DatabaseUnavailable.class, down -> assertThat(down.maybeDone()).isFalse()));
    assertThat(batch.asked).containsExactly(0);
  }

  @Test
  void isInDoubtWhereABatchWithoutAnswerCannotBeRepeated() {
    assertInDoubt(failuresOfTwo(Fault.CUT_AFTER, Fault.NOT_BEGUN));
  }

  @Test
  void isInDoubtWhereTheRepetitionOfABatchWithoutAnswerFails() {
    assertInDoubt(failuresOfTwo(Fault.CUT_AFTER, Fault.BUG_BEFORE, Fault.CONFLICT, Fault.CONFLICT));
  }

  @Test
  void isInDoubtWhereTheConnectionIsLostOnceABatchHasFailed() {
    assertInDoubt(failuresOfTwo(Fault.BUG_AFTER, Fault.NOT_BEGUN));
    assertThat(batches()).as("the rest does not wait for a connection in turn").hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFLICT", "BUG_BEFORE", "BUG_AFTER", "CRASH_BEFORE", "CRASH_AFTER", "TOO_FEW", "TOO_MANY"})
  void doesOneByOneWhatFailsTogether(Fault fault) {
    assertThat(failuresOfTwo(fault)).allSatisfy(ThrowableAssert::isNull);
    assertThat(batches()).containsExactly(List.of(0), List.of(1, 2), List.of(1), List.of(2));
  }

  @Test
  void tellsOfACrashOnlyWhoseItWasAndServesOn() {
    var failures = failuresOfTwo(Fault.CRASH_BEFORE, Fault.CRASH_AFTER);

    failures.getFirst().isInstanceOf(IllegalStateException.class).hasCauseInstanceOf(Crash.class);
    failures.getLast().isNull();
    assertThat(queue(3).result()).isEqualTo("kept 3");
  }

  @Test
  void endsWhatCameBeforeTheCloseAndTakesNoMore() throws Exception {
    var calls = List.of(begun(0), queue(1), Call.queue(coalescer, new Order(2, 0, false)));
    var closing = Thread.startVirtualThread(coalescer::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThat(queue(3).failure()).isInstanceOfSatisfying(
        DatabaseUnavailable.class, down -> assertThat(down.maybeDone()).isFalse());
    assertThat(closing.isAlive()).isTrue();
    go.release(MANY);
    assertAllKept(calls, 0);
    assertThat(closing.join(PATIENT)).isTrue();
  }
}
