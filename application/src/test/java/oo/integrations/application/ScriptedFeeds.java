package oo.integrations.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import oo.integrations.application.port.Feeds;
import org.jspecify.annotations.Nullable;

/** Answers as it is told to and remembers what it was asked. */
public final class ScriptedFeeds implements Feeds {

  private final List<Request> asked = new ArrayList<>();
  private FetchOutcome<InputStream> answer = new FetchOutcome.Failed<>("it was told nothing", -1);
  private Runnable meanwhile = () -> {};

  public void answer(InputStream body, @Nullable String etag) {
    try {
      answer = new FetchOutcome.Fetched<>(new ByteArrayInputStream(body.readAllBytes()), etag, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void answer(FetchOutcome<InputStream> outcome) {
    answer = outcome;
  }

  /** What happens elsewhere while a fetch is under way. */
  void meanwhile(Runnable work) {
    meanwhile = work;
  }

  List<Request> asked() {
    return asked;
  }

  @Override
  public <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read) {
    asked.add(request);
    meanwhile.run();
    return switch (answer) {
      case FetchOutcome.Fetched<InputStream>(var body, var etag, var lastModified) ->
          new FetchOutcome.Fetched<>(read(body, read), etag, lastModified);
      case FetchOutcome.Unchanged<InputStream>() -> new FetchOutcome.Unchanged<>();
      case FetchOutcome.Forbidden<InputStream>(var detail) -> new FetchOutcome.Forbidden<>(detail);
      case FetchOutcome.Gone<InputStream>(var status) -> new FetchOutcome.Gone<>(status);
      case FetchOutcome.Failed<InputStream>(var detail, var seconds) -> new FetchOutcome.Failed<>(detail, seconds);
    };
  }

  private static <T> T read(InputStream body, BodyReader<T> read) {
    try {
      body.reset();
      return read.read(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
