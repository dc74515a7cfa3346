package oo.integrations.application.port;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a subscribed calendar from an address that a user gave.
 *
 * <p>Only http and https to public addresses, checked on the resolved address and pinned at connect, again for every
 * redirect; bounded in size and time. Waits; never throws for what the other side does.
 */
public interface Feeds {

  /** @param read is given the body as it arrives, at most {@link CalendarFormat#MAX_BYTES}; its result is the outcome's */
  <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read);

  @FunctionalInterface
  interface BodyReader<T> {
    T read(InputStream body) throws IOException;
  }

  /** @param etag and lastModified as the last answer gave them, to ask for changes only */
  record Request(URI url, @Nullable String etag, @Nullable String lastModified) {}

  sealed interface FetchOutcome<T> {
    record Fetched<T>(T content, @Nullable String etag, @Nullable String lastModified) implements FetchOutcome<T> {}

    record Unchanged<T>() implements FetchOutcome<T> {}

    /** The address is not one that oO fetches from: its scheme, port, name or any resolved address is not public. */
    record Forbidden<T>(String detail) implements FetchOutcome<T> {}

    /** The other side is gone for good: 404 or 410. */
    record Gone<T>(int status) implements FetchOutcome<T> {}

    /**
     * The other side failed, took too long or sent an empty file.
     *
     * @param retryAfterSeconds its own wish, at most a year; -1 when it has none
     */
    record Failed<T>(String detail, long retryAfterSeconds) implements FetchOutcome<T> {}
  }
}
