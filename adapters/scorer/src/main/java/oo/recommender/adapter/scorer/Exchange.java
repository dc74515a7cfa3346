package oo.recommender.adapter.scorer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oo.recommender.application.port.Scorer.Reason;

/** One request and its whole answer within a deadline, and never a second attempt. */
final class Exchange implements AutoCloseable {

  /** More than any answer of the contract. */
  private static final long MOST_BYTES = 256 * 1024;

  private static final int OK = 200;

  private final HttpClient client;
  private final URI address;
  private final Duration deadline;

  Exchange(URI address, Duration deadline) {
    this.address = address;
    this.deadline = deadline;
    this.client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(deadline)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  byte[] post(String path, byte[] body) throws NoScores, InterruptedException {
    // Only what may be repeated is repeated by the client itself when a connection breaks: POST is not.
    return exchange(HttpRequest.newBuilder(address.resolve(path))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build());
  }

  byte[] get(String path) throws NoScores, InterruptedException {
    return exchange(HttpRequest.newBuilder(address.resolve(path)).build());
  }

  private byte[] exchange(HttpRequest request) throws NoScores, InterruptedException {
    // The client's own timeout ends with the headers; this one is for the body too, and cancelling closes the connection.
    var pending = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      return accepted(pending.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw new NoScores(Reason.LATE, "no answer within " + deadline.toMillis() + " ms");
    } catch (ExecutionException failed) {
      throw new NoScores(Reason.UNREACHABLE, String.valueOf(failed.getCause()));
    } catch (InterruptedException stopped) {
      pending.cancel(true);
      throw stopped;
    }
  }

  private static byte[] accepted(HttpResponse<byte[]> response) throws NoScores {
    if (response.statusCode() != OK) {
      throw new NoScores(Reason.REFUSED, "status " + response.statusCode());
    }
    return response.body();
  }

  @Override
  public void close() {
    // Waits for nothing: what is on its way has a deadline, and whoever asked has gone.
    client.shutdownNow();
  }
}
