package oo.chaos.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;
import oo.chaos.journal.Intent;
import oo.chaos.journal.Journal;
import org.jspecify.annotations.Nullable;

/** Sends requests on one connection, and each of them until it is answered, through whatever happens to the server. */
final class Client implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> TRY_AGAIN =
      Set.of("REQUEST_IN_FLIGHT", "CONTENDED", "RATE_LIMITED", "UNAVAILABLE", "OVERLOADED");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(120);
  /** The only refusal that these clients may meet: a tip whose state has changed meanwhile. */
  private static final int CONFLICT = 409;
  private static final long SHORTEST_PAUSE = 20;
  private static final long LONGEST_PAUSE = 500;

  private final Journal journal;
  private final Queue<String> faults;
  private final Function<String, String> tokens;
  private final int port;
  private @Nullable HttpConnection connection;

  /**
   * @param faults answers that no client should get, whatever was broken
   * @param tokens of users, by their names
   */
  Client(int port, Function<String, String> tokens, Journal journal, Queue<String> faults) {
    this.port = port;
    this.tokens = tokens;
    this.journal = journal;
    this.faults = faults;
  }

  /** @param text of the body, as it came */
  record Answer(int status, String text, JsonNode body) {

    boolean taken() {
      return status / 100 == 2;
    }
  }

  Answer answer(Intent intent) throws InterruptedException {
    journal.intends(intent);
    return resume(intent);
  }

  /** Goes on with what was begun before. */
  Answer resume(Intent intent) throws InterruptedException {
    Answer answer = untilAnswered(intent);
    journal.answered(intent, answer.status(), answer.body());
    return answer;
  }

  /** Sends a request that was answered once more: it gets the same answer. */
  void again(Intent intent, Answer before) throws InterruptedException {
    Answer again = untilAnswered(intent);
    if (again.status() != before.status() || !again.body().equals(before.body())) {
      faults.add(intent.kind() + " " + intent.key() + " was answered " + before.text() + " and when it was made again " + again.text());
    }
  }

  /** Sends a request once, and when nobody answers does not care what became of it. */
  void once(Intent intent) throws InterruptedException {
    journal.intends(intent);
    Answer answer = attempt(intent);
    if (answer != null) {
      journal.answered(intent, answer.status(), answer.body());
    }
  }

  /** Sends a request and hangs up without waiting for its answer, which is asked for later. */
  void hangUp(Intent intent) {
    journal.intends(intent);
    try {
      connected().send(bytes(intent));
    } catch (IOException lost) {
      journal.unanswered(intent, lost.toString());
    }
    close();
  }

  /** A request that is no operation of the run and may be made twice. */
  void put(String user, String path, String body) throws InterruptedException {
    byte[] request = Request.bytes("PUT", path, tokens.apply(user), "application/json", body, "If-Match: *\r\n");
    long deadline = System.nanoTime() + LONGEST.toNanos();
    for (long pause = SHORTEST_PAUSE; System.nanoTime() < deadline; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      try {
        if (exchange(request).taken()) {
          return;
        }
      } catch (IOException lost) {
        close();
      }
      Thread.sleep(pause);
    }
    faults.add("nobody took the preferences of " + user + " within " + LONGEST.toSeconds() + " s");
  }

  private Answer untilAnswered(Intent intent) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    for (long pause = SHORTEST_PAUSE; System.nanoTime() < deadline; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      Answer answer = attempt(intent);
      if (answer != null) {
        return answer;
      }
      Thread.sleep(pause);
    }
    throw new IllegalStateException("nobody answered within " + LONGEST.toSeconds() + " s: " + intent);
  }

  /** Null when nothing is known, or when the server said to try again. */
  private @Nullable Answer attempt(Intent intent) {
    try {
      Answer answer = exchange(bytes(intent));
      String code = answer.body().path("code").asText();
      boolean again = TRY_AGAIN.contains(code);
      if (!again && !answer.taken() && answer.status() != CONFLICT) {
        faults.add(intent.kind() + " " + intent.key() + " was answered " + answer.text());
      }
      if (!again && answer.status() < 500) {
        return answer;
      }
      journal.unanswered(intent, answer.status() + " " + code);
    } catch (IOException lost) {
      close();
      journal.unanswered(intent, lost.toString());
    }
    return null;
  }

  private Answer exchange(byte[] request) throws IOException {
    var answer = connected().exchange(request);
    var parsed = new Answer(answer.status(), answer.body(), json(Arrays.copyOfRange(answer.buffer(), answer.from(), answer.to())));
    if (connected().isOver()) {
      close();
    }
    return parsed;
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException garbage) {
      throw new IOException("an answer that is no JSON", garbage);
    }
  }

  private byte[] bytes(Intent intent) {
    return Request.bytes("POST", intent.path(), tokens.apply(intent.user()), intent.mediaType(), intent.body(),
        "Idempotency-Key: " + intent.key() + "\r\n");
  }

  private HttpConnection connected() throws IOException {
    if (connection == null) {
      connection = new HttpConnection(port, TIMEOUT);
    }
    return connection;
  }

  @Override
  public void close() {
    try (HttpConnection _ = connection) {
      connection = null;
    } catch (IOException gone) {
      connection = null;
    }
  }
}
