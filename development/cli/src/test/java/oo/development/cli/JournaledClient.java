package oo.development.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import oo.development.cli.Journal.Intent;

/** Sends each request until it is answered, through whatever happens to the server meanwhile. */
final class JournaledClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> TRY_AGAIN = Set.of("REQUEST_IN_FLIGHT", "CONTENDED", "RATE_LIMITED", "UNAVAILABLE");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DataFolder data;
  private final Journal journal;
  private final Queue<String> faults;

  /** @param faults answers that no client should get, whatever was killed */
  JournaledClient(DataFolder data, Journal journal, Queue<String> faults) {
    this.data = data;
    this.journal = journal;
    this.faults = faults;
  }

  record Answer(int status, JsonNode body, boolean replayed) {}

  Answer answer(Intent intent) throws InterruptedException {
    journal.intends(intent);
    var answer = untilAnswered(intent);
    journal.answered(intent, answer.status(), answer.body());
    return answer;
  }

  /** Sends a request that was answered once more: it gets the same answer. */
  void again(Intent intent, Answer before) throws InterruptedException {
    var again = untilAnswered(intent);
    if (before.status() / 100 == 2 && !(again.replayed() && again.body().equals(before.body()))) {
      faults.add("the answer to " + intent + " was " + before + " and became " + again);
    }
  }

  /** Sends a request and does not wait for its answer, as a client does that is in a hurry. */
  void forget(Intent intent) {
    journal.intends(intent);
    http.sendAsync(request(intent), BodyHandlers.discarding());
  }

  private Answer untilAnswered(Intent intent) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        var response = http.send(request(intent), BodyHandlers.ofString());
        var body = JSON.readTree(response.body());
        if (!tryAgain(intent, response, body)) {
          return new Answer(response.statusCode(), body, response.headers().firstValue("Idempotency-Replayed").isPresent());
        }
        journal.unanswered(intent, response.statusCode() + " " + body.path("code").asText());
      } catch (IOException | UncheckedIOException lost) {
        journal.unanswered(intent, lost.toString());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nobody answered within " + LONGEST + ": " + intent);
  }

  private boolean tryAgain(Intent intent, HttpResponse<String> response, JsonNode body) {
    if (response.statusCode() >= 500 && response.statusCode() != 503) {
      faults.add(intent + " was answered " + response.body());
      return true;
    }
    return TRY_AGAIN.contains(body.path("code").asText());
  }

  private HttpRequest request(Intent intent) {
    return HttpRequest.newBuilder(data.api().resolve(intent.path())).timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + data.token(intent.user()))
        .header("Idempotency-Key", intent.key()).header("Content-Type", intent.mediaType())
        .POST(BodyPublishers.ofString(intent.body())).build();
  }

  /** All of a listing, page by page. */
  List<JsonNode> items(String user, String path) throws IOException, InterruptedException {
    var items = new java.util.ArrayList<JsonNode>();
    String cursor = "";
    do {
      var request = HttpRequest.newBuilder(data.api().resolve(path + "?limit=20" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)))
          .header("Authorization", "Bearer " + data.token(user)).build();
      var page = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
      page.path("items").forEach(items::add);
      cursor = page.path("next_cursor").asText();
    } while (!cursor.isEmpty());
    return items;
  }
}
