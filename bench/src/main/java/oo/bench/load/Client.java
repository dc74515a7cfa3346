package oo.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import oo.bench.figures.Latencies;
import org.jspecify.annotations.Nullable;

/** Asks on one connection, as each of its users in turn. Nobody else asks as them. */
final class Client {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long PAUSE_AFTER_FAILURE = 10;
  static final int MOST_TRIES = 4;

  private final int port;
  private final List<Request> users;
  private final Judge judge;
  private final int run;
  private final LongSupplier numbers;
  private final int tries;
  private final Map<String, Long> outcomes = new HashMap<>();
  private final Latencies latencies = new Latencies();
  private @Nullable HttpConnection connection;

  Client(int port, List<Request> users, Judge judge, int run, LongSupplier numbers, int tries) {
    this.port = port;
    this.users = users;
    this.judge = judge;
    this.run = run;
    this.numbers = numbers;
    this.tries = tries;
  }

  /** Connects, waits for the others, and asks for as long as the pace says. */
  void run(CyclicBarrier start, Pace pace) throws Exception {
    try {
      connected();
      // When one cannot connect, the others must not wait for it for ever.
      start.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      int next = 0;
      for (long due = pace.next(); due != Pace.OVER; due = pace.next()) {
        ask(users.get(next), due, pace);
        next = (next + 1) % users.size();
      }
    } finally {
      disconnect();
    }
  }

  /** What got no answer, or not now, is asked again with the same key: a decision that was made then comes as a replay. */
  private void ask(Request user, long due, Pace pace) throws InterruptedException {
    byte[] request = user.withKey(run, numbers.getAsLong());
    for (int attempt = 1; attempt <= tries && !answered(request, due, pace); attempt++) {
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
  }

  private boolean answered(byte[] request, long due, Pace pace) {
    try {
      Answer answer = connected().exchange(request);
      long answered = System.nanoTime();
      if (pace.counts(answered)) {
        count(answer, answered - due);
      }
      return !answer.isTryAgain() || !pace.counts(answered);
    } catch (IOException broken) {
      outcomes.merge(Judge.FAILED + " " + broken.getClass().getSimpleName() + " " + broken.getMessage(), 1L, Long::sum);
      disconnect();
      return false;
    }
  }

  private void count(Answer answer, long took) {
    String outcome = judge.outcome(answer);
    outcomes.merge(answer.isReplay() ? outcome + ", replayed" : outcome, 1L, Long::sum);
    if (!outcome.startsWith(Judge.FAILED)) {
      latencies.add(took);
    }
  }

  private HttpConnection connected() throws IOException {
    if (connection == null) {
      connection = new HttpConnection(port, TIMEOUT);
    }
    return connection;
  }

  private void disconnect() {
    try (HttpConnection _ = connection) {
      connection = null;
    } catch (IOException gone) {
      connection = null;
    }
  }

  Map<String, Long> outcomes() {
    return outcomes;
  }

  Latencies latencies() {
    return latencies;
  }
}
