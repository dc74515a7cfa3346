package oo.integrations.adapter.http;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.CalendarsService;
import oo.codegen.http.model.Calendar;
import oo.codegen.http.model.CalendarImport;
import oo.codegen.http.model.CalendarPage;
import oo.codegen.http.model.Subscription;
import oo.integrations.application.CalendarQueries;
import oo.integrations.application.ConnectCalendar;
import oo.integrations.application.ConnectOutcome;
import oo.integrations.application.DisconnectCalendar;
import oo.integrations.domain.ImportReport;
import oo.shared.adapter.http.ETags;
import oo.shared.adapter.http.Idempotency;
import oo.shared.adapter.http.Listing;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;
import oo.shared.adapter.http.TypeId;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Connected calendars, as the contract has them. */
public final class CalendarRoutes implements CalendarsService {

  private final ConnectCalendar connectCalendar;
  private final DisconnectCalendar disconnectCalendar;
  private final CalendarQueries calendars;

  public CalendarRoutes(
      ConnectCalendar connectCalendar, DisconnectCalendar disconnectCalendar, CalendarQueries calendars) {
    this.connectCalendar = connectCalendar;
    this.disconnectCalendar = disconnectCalendar;
    this.calendars = calendars;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return CalendarsService.routes(this);
  }

  @Override
  public Reply<CalendarImport> connectCalendar(Call call, @Nullable String key, @Nullable String calendarId)
      throws IOException {
    return switch (connectCalendar.execute(command(call, calendarId))) {
      case ConnectOutcome.Imported(var report, var replayed) -> Idempotency.mark(reply(report), replayed);
      case ConnectOutcome.CalendarNotFound() -> throw notFound();
      case ConnectOutcome.NotACalendar(var detail) -> throw ProblemCode.NOT_A_CALENDAR.problem(detail);
      case ConnectOutcome.TooLarge() ->
          throw ProblemCode.BODY_TOO_LARGE.problem("The calendar is larger than 10 MB.");
      case ConnectOutcome.TooManyComponents() ->
          throw ProblemCode.TOO_MANY_COMPONENTS.problem("The calendar has more than 20,000 components.");
      case ConnectOutcome.TooManyCalendars() ->
          throw ProblemCode.TOO_MANY_CALENDARS.problem("No more than 20 calendars can be connected.");
      case ConnectOutcome.InvalidUrl() -> throw ProblemCode.VALIDATION_FAILED.problem("The address cannot be read.")
          .fault("/url", "url", "must be an http, https or webcal address without a user name");
      case ConnectOutcome.FeedForbidden(var detail) ->
          throw ProblemCode.FEED_FORBIDDEN.problem("oO does not fetch from there: " + detail + ".").param("reason", detail);
      case ConnectOutcome.FeedUnreachable(var detail) ->
          throw ProblemCode.FEED_UNREACHABLE.problem("The address gave no calendar: " + detail + ".").param("reason", detail);
      case ConnectOutcome.InFlight() -> throw Idempotency.inFlight();
      case ConnectOutcome.KeyReused() -> throw Idempotency.reused();
    };
  }

  @Override
  public Reply<CalendarPage> listCalendars(Call call, int limit, @Nullable String cursor) {
    var listing = Listing.of(CalendarsService.LIST_CALENDARS, call);
    var after = listing.after(UUID::fromString);
    var page = calendars.page(new UserId(call.user()), after, listing.limit());
    var next = page.more() ? page.items().getLast().id().toString() : null;
    var items = page.items().stream().map(CalendarJson::of).toList();
    return listing.page(next, nextCursor -> new CalendarPage(items, nextCursor));
  }

  @Override
  public Reply<Calendar> getCalendar(Call call, String calendarId, @Nullable String ifNoneMatch) {
    return calendars.find(new UserId(call.user()), TypeId.CALENDAR.uuid(calendarId))
        .map(calendar -> Reply.ok(CalendarJson.of(calendar))
            .with("ETag", ETags.of(calendar.version(), calendar.revision())))
        .orElseThrow(CalendarRoutes::notFound);
  }

  @Override
  public Reply<Void> disconnectCalendar(Call call, String calendarId, @Nullable String ifMatch) {
    var command = new DisconnectCalendar.Command(
        new UserId(call.user()), TypeId.CALENDAR.uuid(calendarId), ETags.expected(ifMatch));
    return switch (disconnectCalendar.execute(command)) {
      case DisconnectCalendar.Outcome.Disconnected() -> Reply.noContent();
      case DisconnectCalendar.Outcome.CalendarNotFound() -> throw notFound();
      case DisconnectCalendar.Outcome.Stale() -> throw ETags.stale();
    };
  }

  private static ConnectCalendar.Command command(Call call, @Nullable String calendarId) throws IOException {
    var user = new UserId(call.user());
    var key = Idempotency.key(call);
    if ("application/json".equals(call.mediaType())) {
      if (calendarId != null) {
        throw ProblemCode.VALIDATION_FAILED.problem("An address is no newer version of a calendar.")
            .fault("query/calendar_id", "unexpected", "must be left out with an address");
      }
      var subscription = call.body(Subscription.class);
      return new ConnectCalendar.Subscribe(user, subscription.url().toString(), subscription.name(), key);
    }
    var calendar = calendarId == null ? null : TypeId.CALENDAR.uuid(calendarId);
    return new ConnectCalendar.Upload(user, call.stream(), calendar, key);
  }

  private static Reply<CalendarImport> reply(ImportReport report) {
    var body = CalendarJson.of(report);
    var reply = report.connected()
        ? Reply.created(body).with("Location", "/v1/calendars/" + body.calendarId())
        : Reply.ok(body);
    return reply.with("ETag", ETags.of(report.version(), report.revision()));
  }

  private static ProblemException notFound() {
    return ProblemCode.CALENDAR_NOT_FOUND.problem("There is no such calendar.");
  }
}
