package oo.integrations.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Calendars;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.Feeds.FetchOutcome;
import oo.integrations.application.port.UserZones;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.shared.application.Transactions;

/**
 * Fetches one subscription that is due, if there is one.
 *
 * <p>Any number of threads and processes can do so at once. One that dies while it fetches is replaced when its lease
 * ends.
 */
public final class RefreshSubscriptions {

  /** Longer than a fetch and the import after it can take. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final Calendars calendars;
  private final FileImport fileImport;
  private final CalendarFormat format;
  private final Feeds feeds;
  private final Clock clock;
  private final RandomGenerator chance;

  /** @param chance scatters when subscriptions are fetched again */
  public RefreshSubscriptions(
      CalendarStore store, CalendarFormat format, Feeds feeds, UserZones zones, Clock clock, RandomGenerator chance) {
    this.transactions = store.transactions();
    this.calendars = store.calendars();
    this.fileImport = new FileImport(store, new Outlook(store, format, zones));
    this.format = format;
    this.feeds = feeds;
    this.clock = clock;
    this.chance = chance;
  }

  /** Whether one was due; there may be more then. */
  public boolean execute() {
    var now = clock.instant();
    var due = transactions.call(() -> calendars.takeDueSubscription(now, now.plus(LEASE)));
    due.ifPresent(this::refresh);
    return due.isPresent();
  }

  private void refresh(Calendar taken) {
    if (taken.source() instanceof Subscription at) {
      var request = new Feeds.Request(at.url().uri(), at.etag(), at.lastModified());
      var answer = feeds.fetch(request, format::parse);
      transactions.run(() -> settle(taken, answer));
    }
  }

  /** The user may have disconnected it or withdrawn the consent while it was fetched: then the answer is of no use. */
  private void settle(Calendar taken, FetchOutcome<ParseOutcome> answer) {
    calendars.lock(taken.owner());
    calendars.find(taken.owner(), taken.id()).ifPresent(calendar -> {
      if (calendar.source() instanceof Subscription subscription && subscription.isFetched()) {
        settle(calendar, subscription, answer, clock.instant());
      }
    });
  }

  private void settle(Calendar calendar, Subscription at, FetchOutcome<ParseOutcome> answer, Instant now) {
    switch (answer) {
      case FetchOutcome.Fetched<ParseOutcome>(ParseOutcome.Parsed(var file), var etag, var lastModified) -> {
        var answered = calendar.from(at.answered(etag, lastModified, now, chance.nextDouble()));
        calendars.save(fileImport.again(answered, file, now).calendar());
      }
      case FetchOutcome.Fetched<ParseOutcome> _ -> calendars.save(failed(calendar, at, -1, now));
      case FetchOutcome.Unchanged<ParseOutcome>() ->
          calendars.save(calendar.from(at.unchanged(now, chance.nextDouble())));
      case FetchOutcome.Gone<ParseOutcome> _ -> calendars.save(calendar.from(at.gone()));
      case FetchOutcome.Forbidden<ParseOutcome> _ -> calendars.save(failed(calendar, at, -1, now));
      case FetchOutcome.Failed<ParseOutcome>(_, var wishedSeconds) ->
          calendars.save(failed(calendar, at, wishedSeconds, now));
    }
  }

  private Calendar failed(Calendar calendar, Subscription at, long wishedSeconds, Instant now) {
    return calendar.from(at.failed(now, wishedSeconds, chance.nextDouble()));
  }
}
