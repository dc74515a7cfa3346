package oo.integrations.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import oo.integrations.application.port.Feeds.BodyReader;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.application.port.Feeds.FetchOutcome.Failed;
import oo.integrations.application.port.Feeds.FetchOutcome.Fetched;
import oo.integrations.application.port.Feeds.FetchOutcome.Forbidden;
import oo.integrations.application.port.Feeds.FetchOutcome.Gone;
import oo.integrations.application.port.Feeds.FetchOutcome.Unchanged;
import oo.integrations.application.port.Feeds.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Feeds} does, whatever it fetches with. */
public abstract class FeedsContract {

  private static final String CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Käse\r\nEND:VCALENDAR\r\n";
  private static final String DATE = "Wed, 21 Oct 2026 07:28:00 GMT";
  private static final BodyReader<String> TEXT = body -> new String(body.readAllBytes(), StandardCharsets.UTF_8);

  protected abstract Feeds feeds();

  /** The other side serves this from now on, and answers conditional requests; what it is fetched by. */
  protected abstract URI serving(String body, @Nullable String etag, @Nullable String lastModified);

  protected abstract URI gone(int status);

  /** @param retryAfterSeconds -1 to say nothing of it */
  protected abstract URI failing(long retryAfterSeconds);

  protected abstract URI forbidden();

  @Test
  void givesTheBodyToTheReaderAndItsResultToTheCaller() {
    var url = serving(CALENDAR, "\"v1\"", DATE);
    assertThat(fetch(url, null, null)).isEqualTo(new Fetched<>(CALENDAR, "\"v1\"", DATE));
  }

  @Test
  void leavesAbsentValidatorsOut() {
    assertThat(fetch(serving(CALENDAR, null, null), null, null)).isEqualTo(new Fetched<>(CALENDAR, null, null));
  }

  @Test
  void tellsThatNothingHasChangedSinceTheEtag() {
    var url = serving(CALENDAR, "\"v1\"", null);
    assertThat(fetch(url, "\"v1\"", null)).isEqualTo(new Unchanged<>());
    assertThat(fetch(url, "\"v0\"", null)).isInstanceOf(Fetched.class);
  }

  @Test
  void tellsThatNothingHasChangedSinceTheDate() {
    var url = serving(CALENDAR, null, DATE);
    assertThat(fetch(url, null, DATE)).isEqualTo(new Unchanged<>());
    assertThat(fetch(url, null, "Tue, 20 Oct 2026 07:28:00 GMT")).isInstanceOf(Fetched.class);
  }

  @Test
  void doesNotReadWhatHasNotChanged() {
    var url = serving(CALENDAR, "\"v1\"", null);
    var reads = new AtomicInteger();
    feeds().fetch(new Request(url, "\"v1\"", null), body -> reads.incrementAndGet());
    assertThat(reads).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void tellsThatTheOtherSideIsGone(int status) {
    assertThat(fetch(gone(status), null, null)).isEqualTo(new Gone<>(status));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 120})
  void passesOnWhenToComeBack(long seconds) {
    assertThat(fetch(failing(seconds), null, null))
        .isInstanceOfSatisfying(Failed.class, failed -> {
          assertThat(failed.retryAfterSeconds()).isEqualTo(seconds);
          assertThat(failed.detail()).isNotBlank();
        });
  }

  @Test
  void refusesAForbiddenAddress() {
    assertThat(fetch(forbidden(), null, null))
        .isInstanceOfSatisfying(Forbidden.class, forbidden -> assertThat(forbidden.detail()).isNotBlank());
  }

  @Test
  void failsWhenTheReaderCannotRead() {
    BodyReader<String> broken = body -> {
      throw new IOException("secret");
    };
    assertThat(feeds().fetch(new Request(serving(CALENDAR, null, null), null, null), broken))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail()).doesNotContain("secret"));
  }

  @Test
  void failsOnAnEmptyFile() {
    assertThat(fetch(serving("", null, null), null, null)).isInstanceOf(Failed.class);
  }

  @Test
  void letsTheReadersOwnDefectsThrough() {
    BodyReader<String> defective = body -> {
      throw new IllegalStateException("a bug");
    };
    var request = new Request(serving(CALENDAR, null, null), null, null);
    assertThatThrownBy(() -> feeds().fetch(request, defective)).hasMessage("a bug");
  }

  @Test
  void readsACalendarOfTheGreatestSize() {
    var url = serving("x".repeat(CalendarFormat.MAX_BYTES), null, null);
    assertThat(feeds().fetch(new Request(url, null, null), FeedsContract::count))
        .isEqualTo(new Fetched<>((long) CalendarFormat.MAX_BYTES, null, null));
  }

  @Test
  void failsOnACalendarThatIsTooLarge() {
    var url = serving("x".repeat(CalendarFormat.MAX_BYTES + 1), null, null);
    assertThat(feeds().fetch(new Request(url, null, null), FeedsContract::count))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail()).contains("larger than 10 MB"));
  }

  @Test
  void neverPassesOnPartOfACalendarWhoseReaderHidesTheError() {
    var url = serving("x".repeat(CalendarFormat.MAX_BYTES + 1), null, null);
    BodyReader<Long> careless = body -> {
      try {
        return count(body);
      } catch (IOException e) {
        return -1L;
      }
    };
    assertThat(feeds().fetch(new Request(url, null, null), careless)).isInstanceOf(Failed.class);
  }

  private FetchOutcome<String> fetch(URI url, @Nullable String etag, @Nullable String lastModified) {
    return feeds().fetch(new Request(url, etag, lastModified), TEXT);
  }

  private static long count(InputStream body) throws IOException {
    var buffer = new byte[8192];
    var count = 0L;
    for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      count += n;
    }
    return count;
  }
}
