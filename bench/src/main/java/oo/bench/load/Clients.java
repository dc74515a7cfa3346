package oo.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients at the same time, a thread and a connection each. */
public final class Clients {

  private final int port;
  private final Judge judge;
  private final int run;
  private final int tries;
  private final AtomicLong numbers = new AtomicLong();

  /** @param run tells this run's idempotency keys from others' on the same data */
  public Clients(int port, Judge judge, int run) {
    this(port, judge, run, Client.MOST_TRIES);
  }

  /** @param tries how often a request is made at most; 1 where a refusal is to be taken for an answer */
  public Clients(int port, Judge judge, int run, int tries) {
    this.port = port;
    this.judge = judge;
    this.run = run;
    this.tries = tries;
  }

  /**
   * As many requests as are answered, each client one after the other.
   *
   * @param users as whom is asked; every client has its own share of them
   * @throws IllegalArgumentException when there are fewer users than clients
   */
  public Load run(int clients, Duration time, List<Request> users) throws InterruptedException {
    return run(clients, time, Pace.oneAfterTheOther(time), users);
  }

  /** So many requests a second, whether or not earlier ones were answered; latencies count from when they were due. */
  public Load arriving(int clients, double perSecond, Duration time, List<Request> users) throws InterruptedException {
    return run(clients, time, Pace.arriving(perSecond, time, numbers.get() + run), users);
  }

  private Load run(int clients, Duration time, Pace pace, List<Request> users) throws InterruptedException {
    if (users.size() < clients) {
      throw new IllegalArgumentException(clients + " clients need as many users, not " + users.size());
    }
    var all = new ArrayList<Client>();
    for (int client = 0; client < clients; client++) {
      all.add(new Client(port, share(users, client, clients), judge, run, numbers::incrementAndGet, tries));
    }
    var start = new CyclicBarrier(clients, pace::begin);
    try (var threads = Executors.newFixedThreadPool(clients, Thread.ofPlatform().daemon().name("client-", 0).factory())) {
      var running = all.stream().map(client -> threads.submit(() -> {
        client.run(start, pace);
        return null;
      })).toList();
      await(running);
    }
    return Load.of(time, all, pace.unsent());
  }

  private static List<Request> share(List<Request> users, int client, int clients) {
    return users.subList((int) ((long) users.size() * client / clients), (int) ((long) users.size() * (client + 1) / clients));
  }

  private static void await(List<? extends Future<?>> running) throws InterruptedException {
    for (Future<?> client : running) {
      try {
        client.get();
      } catch (ExecutionException failed) {
        running.forEach(other -> other.cancel(true));
        throw new IllegalStateException("a client could not start: " + failed.getCause(), failed.getCause());
      }
    }
  }
}
