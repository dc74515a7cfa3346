package oo.integrations.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.InMemoryCalendarEvents;
import oo.integrations.application.port.InMemoryCalendarStore;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarEvent;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.ImportReport;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Everything that the calendar use cases need, in memory, with a clock that stands until it is moved. */
public final class World {

  public static final String URL = "https://calendar.example.com/secret.ics";

  public final UserId ada;
  public final CalendarStore store = InMemoryCalendarStore.create();
  public final ScriptedFeeds feeds = new ScriptedFeeds();
  public final List<UserId> consented = new ArrayList<>();
  ZoneId zone = ZoneId.of("Etc/UTC");
  private Instant now = Fixtures.NOW;

  private final Clock clock = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  };

  private final RandomGenerator half = () -> Long.MIN_VALUE;
  public final ConnectCalendar connectCalendar = new ConnectCalendar(
      store, new LinesFormat(), feeds, consented::add, _ -> zone, Fixtures.ids(), clock, half);
  public final RefreshSubscriptions refreshSubscriptions =
      new RefreshSubscriptions(store, new LinesFormat(), feeds, _ -> zone, clock, half);
  final RefreshSignals refreshSignals = new RefreshSignals(store, new LinesFormat(), _ -> zone, clock);
  final FollowTimeZone followTimeZone = new FollowTimeZone(store, clock);
  public final FollowConsent followConsent = new FollowConsent(store, clock);
  public final DisconnectCalendar disconnectCalendar = new DisconnectCalendar(store, clock);
  public final CalendarQueries queries = new CalendarQueries(store.calendars());

  World() {
    this(Fixtures.user());
  }

  /** @param ada who does what is done in the user's name */
  public World(UserId ada) {
    this.ada = ada;
  }

  Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  ConnectOutcome upload(InputStream file, @Nullable UUID calendar, @Nullable String key) {
    try {
      var body = file.readAllBytes();
      return execute(new ConnectCalendar.Upload(
          ada, new ByteArrayInputStream(body), calendar, key(key, calendar + new String(body, UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportReport upload(String... lines) {
    return ((Imported) upload(LinesFormat.file(lines), null, null)).report();
  }

  ConnectOutcome subscribe(String url, @Nullable String key) {
    return execute(new ConnectCalendar.Subscribe(ada, url, null, key(key, url)));
  }

  /** To a calendar with one event. */
  Calendar subscribed() {
    feeds.answer(LinesFormat.file("EVENT a 0 first"), "\"1\"");
    return calendar(((Imported) subscribe(URL, null)).report().calendar());
  }

  Calendar calendar(UUID id) {
    return queries.find(ada, id).orElseThrow();
  }

  FeedState state(UUID calendar) {
    return ((Subscription) calendar(calendar).source()).state();
  }

  List<String> held(UUID calendar) {
    return Fixtures.uids(store.contents().componentsOf(calendar));
  }

  List<CalendarEvent> told() {
    return ((InMemoryCalendarEvents) store.events()).appended();
  }

  private static @Nullable IdempotencyKey key(@Nullable String key, String request) {
    return key == null ? null : new IdempotencyKey(key, request.getBytes(UTF_8));
  }

  private ConnectOutcome execute(ConnectCalendar.Command command) {
    try {
      return connectCalendar.execute(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
