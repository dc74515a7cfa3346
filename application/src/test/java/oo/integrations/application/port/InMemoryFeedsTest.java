package oo.integrations.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryFeedsTest extends FeedsContract {

  private static final URI URL = URI.create("https://calendars.example/ada.ics");

  private final InMemoryFeeds feeds = new InMemoryFeeds();

  @Override
  protected Feeds feeds() {
    return feeds;
  }

  @Override
  protected URI serving(String body, @Nullable String etag, @Nullable String lastModified) {
    feeds.serve(URL, body, etag, lastModified);
    return URL;
  }

  @Override
  protected URI gone(int status) {
    feeds.gone(URL, status);
    return URL;
  }

  @Override
  protected URI failing(long retryAfterSeconds) {
    feeds.fail(URL, "it answered with status 503", retryAfterSeconds);
    return URL;
  }

  @Override
  protected URI forbidden() {
    feeds.forbid(URL, "the address is not public");
    return URL;
  }

  @Test
  void remembersWhatItWasAsked() {
    var request = new Feeds.Request(URL, "\"v1\"", null);
    feeds.fetch(request, body -> 0);
    assertThat(feeds.requests()).containsExactly(request);
  }
}
