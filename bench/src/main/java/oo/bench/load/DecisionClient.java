package oo.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import oo.bench.figures.Latencies;
import org.jspecify.annotations.Nullable;

/** Asks for tips on one connection, as each of its users in turn. Nobody else asks as them. */
final class DecisionClient {

  static final String TIP = "tip";

  private static final byte[] TIP_MARK = "\"outcome\":\"tip\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SILENCE_MARK = "\"outcome\":\"silence\"".getBytes(StandardCharsets.US_ASCII);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long PAUSE_AFTER_FAILURE = 10;

  private final int port;
  private final List<Request> users;
  private final int run;
  private final LongSupplier numbers;
  private final Map<String, Long> outcomes = new HashMap<>();
  private final Latencies latencies = new Latencies();
  private @Nullable HttpConnection connection;

  DecisionClient(int port, List<Request> users, int run, LongSupplier numbers) {
    this.port = port;
    this.users = users;
    this.run = run;
    this.numbers = numbers;
  }

  /** Connects, waits for the others, and asks until the time is over; an answer that comes later does not count. */
  void run(CyclicBarrier start, Duration time) throws Exception {
    try {
      connected();
      // When one cannot connect, the others must not wait for it for ever.
      start.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      long end = System.nanoTime() + time.toNanos();
      for (int next = 0; System.nanoTime() < end; next = (next + 1) % users.size()) {
        ask(users.get(next), end);
      }
    } finally {
      disconnect();
    }
  }

  private void ask(Request user, long end) throws InterruptedException {
    byte[] request = user.withKey(run, numbers.getAsLong());
    long began = System.nanoTime();
    try {
      Answer answer = connected().exchange(request);
      long answered = System.nanoTime();
      if (answered <= end) {
        count(answer, answered - began);
      }
    } catch (IOException broken) {
      outcomes.merge("failed " + broken.getClass().getSimpleName() + " " + broken.getMessage(), 1L, Long::sum);
      disconnect();
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
  }

  private void count(Answer answer, long took) {
    if (answer.successful() && answer.has(TIP_MARK)) {
      outcomes.merge(TIP, 1L, Long::sum);
      latencies.add(took);
    } else if (answer.successful() && answer.has(SILENCE_MARK)) {
      outcomes.merge("silence " + answer.member("reason"), 1L, Long::sum);
      latencies.add(took);
    } else {
      outcomes.merge("failed " + answer.status() + " " + answer.member("code"), 1L, Long::sum);
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
