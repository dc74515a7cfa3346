package oo.integrations.application.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Other people's calendars, as a test sets them up; an address nobody serves is a name that cannot be found. */
public final class InMemoryFeeds implements Feeds {

  private final Map<URI, Site> sites = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  public void serve(URI url, String body, @Nullable String etag, @Nullable String lastModified) {
    sites.put(url, new Serving(body.getBytes(StandardCharsets.UTF_8), etag, lastModified));
  }

  public void gone(URI url, int status) {
    sites.put(url, new Telling(new FetchOutcome.Gone<>(status)));
  }

  public void forbid(URI url, String detail) {
    sites.put(url, new Telling(new FetchOutcome.Forbidden<>(detail)));
  }

  public void fail(URI url, String detail, long retryAfterSeconds) {
    sites.put(url, new Telling(new FetchOutcome.Failed<>(detail, retryAfterSeconds)));
  }

  /** What was asked so far, the oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read) {
    requests.add(request);
    return switch (sites.get(request.url())) {
      case null -> new FetchOutcome.Failed<>("its name cannot be found", -1);
      case Serving site when site.isKnownTo(request) -> new FetchOutcome.Unchanged<>();
      case Serving(var body, _, _) when body.length == 0 -> new FetchOutcome.Failed<>("it sent an empty file", -1);
      case Serving site -> site.fetched(read);
      case Telling(FetchOutcome.Gone<?>(var status)) -> new FetchOutcome.Gone<>(status);
      case Telling(FetchOutcome.Forbidden<?>(var detail)) -> new FetchOutcome.Forbidden<>(detail);
      case Telling(FetchOutcome.Failed<?>(var detail, var seconds)) -> new FetchOutcome.Failed<>(detail, seconds);
      case Telling telling -> throw new IllegalStateException("not to be told: " + telling);
    };
  }

  private sealed interface Site {}

  private record Telling(FetchOutcome<?> outcome) implements Site {}

  private record Serving(byte[] body, @Nullable String etag, @Nullable String lastModified) implements Site {

    /** The etag decides when both are given (RFC 9110, 13.2.2). */
    boolean isKnownTo(Request request) {
      return request.etag() != null
          ? request.etag().equals(etag)
          : request.lastModified() != null && request.lastModified().equals(lastModified);
    }

    <T> FetchOutcome<T> fetched(BodyReader<T> read) {
      var bounded = new BoundedStream(body);
      try {
        var content = read.read(bounded);
        return bounded.exceeded ? tooLarge() : new FetchOutcome.Fetched<>(content, etag, lastModified);
      } catch (IOException e) {
        return bounded.exceeded ? tooLarge() : new FetchOutcome.Failed<>("the calendar could not be read", -1);
      }
    }

    private static <T> FetchOutcome<T> tooLarge() {
      return new FetchOutcome.Failed<>("the calendar is larger than 10 MB", -1);
    }
  }

  private static final class BoundedStream extends InputStream {

    private final InputStream body;
    private int left = CalendarFormat.MAX_BYTES;
    private boolean exceeded;

    BoundedStream(byte[] body) {
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public int read() throws IOException {
      var one = body.read();
      if (one >= 0 && left-- == 0) {
        exceeded = true;
      }
      if (exceeded) {
        throw new IOException("too large");
      }
      return one;
    }
  }
}
