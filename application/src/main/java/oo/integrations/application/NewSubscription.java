package oo.integrations.application;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import oo.integrations.application.ConnectOutcome.FeedForbidden;
import oo.integrations.application.ConnectOutcome.FeedUnreachable;
import oo.integrations.application.ConnectOutcome.InvalidUrl;
import oo.integrations.application.ConnectOutcome.TooManyCalendars;
import oo.integrations.application.Connection.Request;
import oo.integrations.application.Connection.Target;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Calendars;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedUrl;
import oo.integrations.domain.ParsedCalendar;
import oo.shared.application.Ids;
import oo.shared.application.Transactions;

/** Fetches an address for the first time and follows it from then on; nothing is stored when that fails. */
final class NewSubscription {

  private final Transactions transactions;
  private final Calendars calendars;
  private final CalendarFormat format;
  private final Feeds feeds;
  private final Connection connection;
  private final Ids ids;
  private final Clock clock;
  private final RandomGenerator chance;

  NewSubscription(
      CalendarStore store, CalendarFormat format, Feeds feeds, Connection connection, Ids ids, Clock clock,
      RandomGenerator chance) {
    this.transactions = store.transactions();
    this.calendars = store.calendars();
    this.format = format;
    this.feeds = feeds;
    this.connection = connection;
    this.ids = ids;
    this.clock = clock;
    this.chance = chance;
  }

  ConnectOutcome connect(ConnectCalendar.Subscribe command) {
    var url = FeedUrl.find(command.url());
    if (url.isEmpty()) {
      return new InvalidUrl();
    }
    var request = new Request(command.user(), command.key());
    return transactions.call(() -> withoutFetching(request, url.get()))
        .orElseGet(() -> fetch(command, request, url.get()));
  }

  private Optional<ConnectOutcome> withoutFetching(Request request, FeedUrl url) {
    return connection.served(request).or(() -> {
      calendars.lock(request.user());
      return calendars.subscribedTo(request.user(), url).map(calendar -> connection.upToDate(request, calendar));
    }).or(() -> connection.isFull(request.user()) ? Optional.of(new TooManyCalendars()) : Optional.empty());
  }

  private ConnectOutcome fetch(ConnectCalendar.Subscribe command, Request request, FeedUrl url) {
    return switch (feeds.fetch(new Feeds.Request(url.uri(), null, null), format::parse)) {
      case FetchOutcome.Fetched<ParseOutcome> fetched -> parsed(command, request, url, fetched);
      case FetchOutcome.Unchanged<ParseOutcome>() -> new FeedUnreachable("it says that nothing has changed since never");
      case FetchOutcome.Forbidden<ParseOutcome>(var detail) -> new FeedForbidden(detail);
      case FetchOutcome.Gone<ParseOutcome>(var status) -> new FeedUnreachable("it answered with status " + status);
      case FetchOutcome.Failed<ParseOutcome>(var detail, _) -> new FeedUnreachable(detail);
    };
  }

  private ConnectOutcome parsed(
      ConnectCalendar.Subscribe command, Request request, FeedUrl url, FetchOutcome.Fetched<ParseOutcome> fetched) {
    return switch (fetched.content()) {
      case ParseOutcome.NotACalendar(var detail) -> new ConnectOutcome.NotACalendar(detail);
      case ParseOutcome.TooLarge() -> new FeedUnreachable("the calendar is too large");
      case ParseOutcome.TooManyComponents() -> new ConnectOutcome.TooManyComponents();
      case ParseOutcome.Parsed(var file) ->
          connection.bring(request, file, () -> target(command, url, file, fetched));
    };
  }

  private Target target(
      ConnectCalendar.Subscribe command, FeedUrl url, ParsedCalendar file, FetchOutcome.Fetched<ParseOutcome> fetched) {
    return calendars.subscribedTo(command.user(), url).<Target>map(Target.UpToDate::new).orElseGet(() -> {
      var now = clock.instant();
      var source = Subscription.first(url, fetched.etag(), fetched.lastModified(), now, chance.nextDouble());
      var name = Calendar.nameOf(command.name(), file.name(), url.host());
      return new Target.New(Calendar.connect(ids.next(), command.user(), name, source, now));
    });
  }
}
