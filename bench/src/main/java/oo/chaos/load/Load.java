package oo.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import oo.chaos.journal.Intent;
import oo.chaos.journal.Journal;

/** Clients at the same time, until they are told to stop; whoever has asked then still waits for the answer. */
public final class Load implements AutoCloseable {

  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Void>> lives = new ArrayList<>();

  /**
   * @param part which part of a run that was broken off and goes on: every user lives in one of them
   * @param unanswered what earlier parts began; it is answered first
   */
  public Load(int port, int clients, long seed, int part, Function<String, String> tokens, Journal journal, List<Intent> unanswered) {
    var shared = new Tokens(tokens);
    for (int n = 0; n < clients; n++) {
      var own = own(unanswered, n, clients);
      var random = new Random(seed * 31 + part * 10_007L + n);
      var life = new UserLife("chaos-" + part + "-" + n, () -> new Client(port, shared, journal, faults), random, goesOn::get);
      lives.add(threads.submit(() -> {
        try (var client = new Client(port, shared, journal, faults)) {
          for (Intent intent : own) {
            client.resume(intent);
          }
        }
        return life.live();
      }));
    }
  }

  private static List<Intent> own(List<Intent> all, int n, int clients) {
    var own = new ArrayList<Intent>();
    for (int i = n; i < all.size(); i += clients) {
      own.add(all.get(i));
    }
    return own;
  }

  /** Answers that no client should get, whatever was broken. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** @throws IllegalStateException when a client has ended by itself: the run proves nothing then */
  public void check() throws InterruptedException {
    for (var life : lives) {
      if (life.isDone()) {
        await(life);
        throw new IllegalStateException("a client ended by itself");
      }
    }
  }

  /** Lets everybody finish what they are at. */
  public void end() throws InterruptedException {
    goesOn.set(false);
    for (var life : lives) {
      await(life);
    }
  }

  private static void await(Future<Void> life) throws InterruptedException {
    try {
      life.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a client gave up: " + failed.getCause().getMessage(), failed.getCause());
    }
  }

  @Override
  public void close() {
    goesOn.set(false);
    threads.shutdownNow();
    threads.close();
  }
}
