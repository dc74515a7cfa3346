package oo.shared.adapter.postgres;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.TransactionConflict;

/** Orders go into a store that keeps each once, with outages, bugs and crashes; a witness of what was asked of it. */
final class UnreliableBatch implements Coalescer.Batch<UnreliableBatch.Order, String> {

  /** @param bad refused by the store, with whatever it comes together with */
  record Order(int id, int key, boolean bad) {}

  enum Fault {
    NONE, NOT_BEGUN, CUT_BEFORE, CUT_AFTER, BUG_BEFORE, BUG_AFTER, CONFLICT, CRASH_BEFORE, CRASH_AFTER, TOO_FEW, TOO_MANY
  }

  /** Of one order alone. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int order;

    Refused(int order) {
      super("order " + order);
      this.order = order;
    }
  }

  static final class Bug extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient List<Order> orders;

    Bug(List<Order> orders) {
      super("bug in " + orders);
      this.orders = orders;
    }
  }

  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
    final transient List<Order> orders;

    Crash(List<Order> orders) {
      super("crash of " + orders);
      this.orders = orders;
    }
  }

  final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  final Set<Integer> kept = ConcurrentHashMap.newKeySet();
  /** Kept by a batch that had a bug in what it did afterwards. */
  final Set<Integer> keptButFailed = ConcurrentHashMap.newKeySet();
  final List<List<Order>> batches = new CopyOnWriteArrayList<>();
  final List<String> violations = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
  private final AtomicInteger running = new AtomicInteger();
  private final Supplier<Fault> faults;
  private final Runnable pause;

  UnreliableBatch(Supplier<Fault> faults, Runnable pause) {
    this.faults = faults;
    this.pause = pause;
  }

  static UnreliableBatch seeded(long seed, int faultsPercent) {
    var random = new Random(seed);
    return new UnreliableBatch(
        () -> random.nextInt(100) < faultsPercent ? Fault.values()[random.nextInt(Fault.values().length)] : Fault.NONE,
        () -> LockSupport.parkNanos(random.nextInt(300_000)));
  }

  static String resultOf(Order order) {
    return "kept " + order.id();
  }

  @Override
  public List<String> run(List<Order> orders) {
    var fault = faults.get();
    if (fault == Fault.NOT_BEGUN) {
      throw DatabaseUnavailable.notBegun("no connection", new IllegalStateException());
    }
    enter(orders);
    try {
      pause.run();
      return done(orders, fault);
    } finally {
      orders.forEach(order -> busy.remove(order.key()));
      running.decrementAndGet();
    }
  }

  private void enter(List<Order> orders) {
    batches.add(orders);
    mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    for (var order : orders) {
      asked.add(order.id());
      if (!busy.add(order.key())) {
        violations.add("two of key " + order.key() + " at a time");
      }
    }
    if (new HashSet<>(orders).size() != orders.size()) {
      violations.add("an order twice in " + orders);
    }
  }

  private List<String> done(List<Order> orders, Fault fault) {
    switch (fault) {
      case CUT_BEFORE -> throw new DatabaseUnavailable("cut before", new IllegalStateException());
      case BUG_BEFORE -> throw new Bug(orders);
      case CRASH_BEFORE -> throw new Crash(orders);
      default -> orders.stream().filter(Order::bad).findFirst().ifPresent(bad -> {
        throw new Refused(bad.id());
      });
    }
    if (fault == Fault.CONFLICT) {
      throw new TransactionConflict("in the way", new IllegalStateException());
    }
    orders.forEach(order -> kept.add(order.id()));
    if (fault != Fault.NONE && fault != Fault.CUT_AFTER) {
      orders.forEach(order -> keptButFailed.add(order.id()));
    }
    var results = orders.stream().map(UnreliableBatch::resultOf).toList();
    return switch (fault) {
      case CUT_AFTER -> throw new DatabaseUnavailable("cut after", new IllegalStateException());
      case BUG_AFTER -> throw new Bug(orders);
      case CRASH_AFTER -> throw new Crash(orders);
      case TOO_FEW -> results.subList(1, results.size());
      case TOO_MANY -> Stream.concat(results.stream(), results.stream()).toList();
      default -> results;
    };
  }
}
