package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.time.InstantSource;
import oo.integrations.application.port.Feeds;
import org.apache.hc.core5.http.HttpException;

/**
 * {@link Feeds} over HTTP/1.1 and TLS.
 *
 * <p>Follows at most 5 redirects, never from https to http. Takes 30 seconds and {@code CalendarFormat.MAX_BYTES} at
 * most, waits 5 seconds for a connection. Ports are 80, 443, 8080 and 8443; {@code webcal} is taken for https. Keeps no
 * cookies and connections, uses no proxy. Safe for use by many threads.
 */
public final class HttpFeeds implements Feeds {

  private static final int MAX_REDIRECTS = 5;

  private final InstantSource clock;
  private final Lookup lookup;
  private final Exchange exchange;
  private final Limits limits;

  /** @param allowLoopback lets loopback addresses through, on any port; for development only */
  public HttpFeeds(InstantSource clock, boolean allowLoopback) {
    this(
        clock, new Lookup(Resolver.SYSTEM, AddressRules.of(allowLoopback)),
        new Dialer(Dialer.DIRECT, Dialer.publicTrust(), Limits.STANDARD.connect()), Limits.STANDARD);
  }

  HttpFeeds(InstantSource clock, Lookup lookup, Dialer dialer, Limits limits) {
    this.clock = clock;
    this.lookup = lookup;
    this.exchange = new Exchange(dialer);
    this.limits = limits;
  }

  @Override
  public <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read) {
    try (var deadline = new Deadline(limits.total())) {
      try {
        return outcome(request, follow(request, deadline), read);
      } catch (ForbiddenAddress e) {
        return new FetchOutcome.Forbidden<>(e.detail());
      } catch (IOException | HttpException e) {
        var late = "it took longer than %d seconds".formatted(limits.total().toSeconds());
        return new FetchOutcome.Failed<>(deadline.passed() ? late : Explanation.of(e), -1);
      }
    }
  }

  private Answer follow(Request request, Deadline deadline) throws ForbiddenAddress, IOException, HttpException {
    var target = Target.of(request.url());
    for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      var answer = exchange.ask(target, lookup.addresses(target, deadline), request, deadline);
      if (!answer.redirects()) {
        return answer;
      }
      if (answer.location() == null) {
        throw new FetchFailure("it redirects without saying where");
      }
      target = target.redirectedTo(answer.location());
    }
    throw new FetchFailure("it redirects more than " + MAX_REDIRECTS + " times");
  }

  private <T> FetchOutcome<T> outcome(Request request, Answer answer, BodyReader<T> read) throws IOException {
    return switch (answer.status()) {
      case 200 ->
          new FetchOutcome.Fetched<>(Body.of(answer, limits).read(read), answer.etag(), answer.lastModified());
      case 304 -> request.etag() == null && request.lastModified() == null
          ? failed(answer) : new FetchOutcome.Unchanged<>();
      case 404, 410 -> new FetchOutcome.Gone<>(answer.status());
      default -> failed(answer);
    };
  }

  private <T> FetchOutcome<T> failed(Answer answer) {
    return new FetchOutcome.Failed<>(
        "it answered with status " + answer.status(), RetryAfter.seconds(answer.retryAfter(), clock.instant()));
  }
}
