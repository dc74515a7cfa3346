package oo.shared.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import oo.shared.adapter.postgres.UnreliableBatch.Bug;
import oo.shared.adapter.postgres.UnreliableBatch.Crash;
import oo.shared.adapter.postgres.UnreliableBatch.Order;
import oo.shared.adapter.postgres.UnreliableBatch.Refused;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Overloaded;
import oo.shared.application.TransactionConflict;
import org.jspecify.annotations.Nullable;

/** What a coalescer promises, whatever happens. */
class CoalescerPropertiesTest {

  /** @param keys how many there are, so that some orders share one. Percentages of orders, or of batches */
  record Case(
      long seed, int callers, int keys, Coalescer.Limits limits, int bad, int faults, int interrupted, boolean closed) {}

  @Provide
  Arbitrary<Case> cases() {
    var limits = Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 16),
            Arbitraries.of(4, 40, 400, 400), Arbitraries.of(1, 10, 2_000, 2_000).map(Duration::ofMillis))
        .as(Coalescer.Limits::new);
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(1, 90), Arbitraries.of(1, 5, 50, 1_000), limits,
            Arbitraries.of(0, 0, 5, 30), Arbitraries.of(0, 10, 40, 100), Arbitraries.of(0, 0, 20), Arbitraries.of(true, false))
        .as(Case::new);
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void givesEveryCallerItsOwnResultOrItsOwnFailure(@ForAll("cases") Case it) {
    var batch = UnreliableBatch.seeded(it.seed(), it.faults());
    var calls = callAll(it, batch);

    calls.forEach((order, call) -> assertTold(order, call.failure(), call.failure() == null ? call.result() : null, batch));
    assertThat(batch.violations).isEmpty();
    assertThat(batch.mostAtOnce.get()).isLessThanOrEqualTo(it.limits().workers());
    assertThat(batch.batches).allMatch(orders -> orders.size() <= it.limits().batch());
    if (it.faults() == 0) {
      assertThat(calls).allSatisfy((order, call) ->
          assertThat(call.failure() == null || order.bad() || !batch.asked.contains(order.id())).isTrue());
    }
  }

  /** At random moments; some are interrupted, and the coalescer may be closed meanwhile, else it must still serve. */
  private static Map<Order, Call<String>> callAll(Case it, UnreliableBatch batch) {
    var random = new Random(it.seed());
    var calls = new LinkedHashMap<Order, Call<String>>();
    try (var coalescer = new Coalescer<Order, String>("test", Order::key, batch, it.limits(), Coalescer.Observer.NONE)) {
      for (int id = 0; id < it.callers(); id++) {
        var order = new Order(id, random.nextInt(it.keys()), random.nextInt(100) < it.bad());
        long pause = random.nextInt(3_000_000);
        calls.put(order, Call.begin(coalescer, order, () -> LockSupport.parkNanos(pause)));
      }
      for (var call : calls.values()) {
        if (random.nextInt(100) < it.interrupted()) {
          LockSupport.parkNanos(random.nextInt(100_000));
          call.interrupt();
        }
      }
      if (!it.closed()) {
        calls.values().forEach(call -> assertThat(call.ends()).as("the call is over").isTrue());
        assertServes(coalescer);
      }
    }
    return calls;
  }

  /** Whatever went wrong before. */
  private static void assertServes(Coalescer<Order, String> coalescer) {
    for (int attempt = 0; attempt < 100; attempt++) {
      var failure = Call.begin(coalescer, new Order(1_000_000 + attempt, 0, false), () -> {}).failure();
      if (!(failure instanceof Overloaded)) {
        return;
      }
    }
    throw new AssertionError("nothing is begun any more");
  }

  private static void assertTold(
      Order order, @Nullable Throwable failure, @Nullable String result, UnreliableBatch batch) {
    switch (failure) {
      case null -> {
        assertThat(result).isEqualTo(UnreliableBatch.resultOf(order));
        assertThat(batch.kept).contains(order.id());
      }
      case Overloaded _ -> assertThat(batch.asked).doesNotContain(order.id());
      case DatabaseUnavailable down when !down.maybeDone() -> assertThat(batch.asked).doesNotContain(order.id());
      case DatabaseUnavailable _ -> assertThat(batch.asked).contains(order.id());
      case Refused refused -> {
        assertThat(refused.order).isEqualTo(order.id());
        assertThat(batch.kept).doesNotContain(order.id());
      }
      case TransactionConflict _ ->
          assertThat(batch.kept.contains(order.id())).isEqualTo(batch.keptButFailed.contains(order.id()));
      case Bug bug -> assertThat(bug.orders).containsExactly(order);
      case IllegalStateException crashed when crashed.getCause() instanceof Crash crash ->
          assertThat(crash.orders).containsExactly(order);
      case IllegalStateException wrong -> assertThat(wrong).hasMessageEndingWith(" results for 1 inputs");
      default -> throw new AssertionError("nobody threw this", failure);
    }
  }
}
