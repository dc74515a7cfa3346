package oo.integrations.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import oo.integrations.application.ConnectOutcome.CalendarNotFound;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.ConnectOutcome.InFlight;
import oo.integrations.application.ConnectOutcome.KeyReused;
import oo.integrations.application.ConnectOutcome.TooManyCalendars;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Calendars;
import oo.integrations.application.port.Consents;
import oo.integrations.application.port.Imports;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.ImportReport;
import oo.integrations.domain.ParsedCalendar;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Makes the transaction of one import at a user's request. */
final class Connection {

  private final Transactions transactions;
  private final Calendars calendars;
  private final Imports imports;
  private final FileImport fileImport;
  private final Consents consents;
  private final Ids ids;
  private final Clock clock;

  Connection(CalendarStore store, FileImport fileImport, Consents consents, Ids ids, Clock clock) {
    this.transactions = store.transactions();
    this.calendars = store.calendars();
    this.imports = store.imports();
    this.fileImport = fileImport;
    this.consents = consents;
    this.ids = ids;
    this.clock = clock;
  }

  /** Who asks, and under which key. */
  record Request(UserId user, @Nullable IdempotencyKey key) {}

  /** What a request is about, once the user's lock is held. */
  sealed interface Target {

    /** The file is a newer version of it. */
    record Existing(Calendar calendar) implements Target {}

    record New(Calendar calendar) implements Target {}

    /** Nothing of it is to be imported. */
    record UpToDate(Calendar calendar) implements Target {}

    record Missing() implements Target {}
  }

  /**
   * Imports the file into what the target turns out to be.
   *
   * @param target is asked within the transaction, more than once if need be
   */
  ConnectOutcome bring(Request request, ParsedCalendar file, Supplier<Target> target) {
    var outcome = attempt(request, file, target, false);
    if (outcome.isEmpty()) {
      consents.grantCalendarTips(request.user());
      outcome = attempt(request, file, target, true);
    }
    return outcome.orElseThrow();
  }

  /** Answers from an earlier request with the same key, or takes the key for the current transaction. */
  Optional<ConnectOutcome> served(Request request) {
    if (request.key() == null) {
      return Optional.empty();
    }
    return switch (imports.claim(request.user(), request.key())) {
      case IdempotencyClaim.Free() -> Optional.empty();
      case IdempotencyClaim.InFlight() -> Optional.of(new InFlight());
      case IdempotencyClaim.OtherRequest() -> Optional.of(new KeyReused());
      case IdempotencyClaim.SameRequest(var id) -> Optional.of(new Imported(imports.get(id), true));
    };
  }

  /** Reports a calendar that needs nothing. */
  ConnectOutcome upToDate(Request request, Calendar calendar) {
    return report(request, ImportReport.nothingToDo(ids.next(), calendar), clock.instant());
  }

  /** Empty when a new calendar needs the consent first: nothing was written then. */
  private Optional<ConnectOutcome> attempt(
      Request request, ParsedCalendar file, Supplier<Target> target, boolean consented) {
    return transactions.call(() -> {
      var served = served(request);
      if (served.isPresent()) {
        return served;
      }
      calendars.lock(request.user());
      return switch (target.get()) {
        case Target.Missing() -> Optional.of(new CalendarNotFound());
        case Target.UpToDate(var calendar) -> Optional.of(upToDate(request, calendar));
        case Target.Existing(var calendar) -> Optional.of(again(request, calendar, file));
        case Target.New _ when isFull(request.user()) -> Optional.of(new TooManyCalendars());
        case Target.New(var calendar) -> consented ? Optional.of(first(request, calendar, file)) : Optional.empty();
      };
    });
  }

  boolean isFull(UserId user) {
    return calendars.count(user) >= Calendar.MAX_PER_USER;
  }

  private ConnectOutcome first(Request request, Calendar calendar, ParsedCalendar file) {
    var now = clock.instant();
    var done = fileImport.first(calendar, file, now);
    return report(request, ImportReport.of(ids.next(), done.calendar(), true, done.changes(), file.skipped()), now);
  }

  private ConnectOutcome again(Request request, Calendar calendar, ParsedCalendar file) {
    var now = clock.instant();
    var done = fileImport.again(calendar, file, now);
    return report(request, ImportReport.of(ids.next(), done.calendar(), false, done.changes(), file.skipped()), now);
  }

  private ConnectOutcome report(Request request, ImportReport report, Instant now) {
    imports.add(request.user(), report, request.key(), now);
    return new Imported(report, false);
  }
}
