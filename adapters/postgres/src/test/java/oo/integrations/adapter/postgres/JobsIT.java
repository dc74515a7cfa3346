package oo.integrations.adapter.postgres;

import static oo.integrations.application.LinesFormat.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oo.integrations.application.ConnectCalendar;
import oo.integrations.application.Fixtures;
import oo.integrations.application.LinesFormat;
import oo.integrations.application.RefreshSignals;
import oo.integrations.application.RefreshSubscriptions;
import oo.integrations.application.port.Feeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Jobs of several processes on one database. */
class JobsIT {

  private static final TestStore STORE = new TestStore();
  private static final ZoneId UTC = ZoneId.of("Etc/UTC");
  private static final Clock NOW = Clock.fixed(Fixtures.NOW, ZoneOffset.UTC);
  private static final Clock TOMORROW = Clock.offset(NOW, Duration.ofDays(2));
  private static final int CALENDARS = 30;

  private final SlowFeeds feeds = new SlowFeeds();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void fetchesEachDueSubscriptionOnceHoweverManyWorkersThereAre() throws Exception {
    STORE.empty();
    subscribeMany();
    feeds.asked.clear();
    var done = atOnce(() -> {
      var refresh = new RefreshSubscriptions(STORE.store(), new LinesFormat(), feeds, _ -> UTC, TOMORROW, () -> 0);
      int count = 0;
      while (refresh.execute()) {
        count++;
      }
      return count;
    });
    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALENDARS);
    assertThat(feeds.asked).hasSize(CALENDARS).doesNotHaveDuplicates();
  }

  @Test
  void looksAtEachCalendarOnceHoweverManyWorkersThereAre() throws Exception {
    STORE.empty();
    subscribeMany();
    var done = atOnce(() -> {
      var refresh = new RefreshSignals(STORE.store(), new LinesFormat(), _ -> UTC, TOMORROW);
      int count = 0;
      while (refresh.execute()) {
        count++;
      }
      return count;
    });
    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALENDARS);
  }

  private void subscribeMany() throws IOException {
    var connect = new ConnectCalendar(
        STORE.store(), new LinesFormat(), feeds, _ -> {}, _ -> UTC, Fixtures.ids(), NOW, () -> 0);
    for (var i = 0; i < CALENDARS; i++) {
      connect.execute(new ConnectCalendar.Subscribe(
          Fixtures.user(), "https://calendar.example.com/" + i + ".ics", null, null));
    }
  }

  private static List<Integer> atOnce(Callable<Integer> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var counts = new ArrayList<Integer>();
      for (var call : threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> work).toList())) {
        counts.add(call.get());
      }
      return counts;
    }
  }

  /** Takes long enough for others to come by. */
  private static final class SlowFeeds implements Feeds {

    private final ConcurrentLinkedQueue<URI> asked = new ConcurrentLinkedQueue<>();

    @Override
    public <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read) {
      asked.add(request.url());
      try {
        Thread.sleep(5);
        return new FetchOutcome.Fetched<>(read.read(file("EVENT a 0 first")), null, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
