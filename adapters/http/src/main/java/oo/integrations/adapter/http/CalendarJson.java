package oo.integrations.adapter.http;

import oo.codegen.http.model.Calendar;
import oo.codegen.http.model.CalendarImport;
import oo.codegen.http.model.CalendarSource;
import oo.codegen.http.model.SkippedComponent;
import oo.codegen.http.model.SubscriptionSource;
import oo.codegen.http.model.UploadSource;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.ImportReport;
import oo.shared.adapter.http.TypeId;

/** Calendars as they look outside; a subscription's address stays inside but for its host. */
final class CalendarJson {

  private CalendarJson() {}

  static Calendar of(oo.integrations.domain.Calendar calendar) {
    return new Calendar(
        TypeId.CALENDAR.of(calendar.id()), calendar.name(), source(calendar.source()), calendar.events(),
        calendar.tasks(), calendar.createdAt(), calendar.updatedAt());
  }

  static CalendarImport of(ImportReport report) {
    return new CalendarImport(
        TypeId.IMPORT.of(report.id()), TypeId.CALENDAR.of(report.calendar()), report.imported(), report.added(),
        report.updated(), report.unchanged(), report.removed(),
        report.skipped().stream().map(CalendarJson::skipped).toList());
  }

  private static SkippedComponent skipped(oo.integrations.domain.SkippedComponent skipped) {
    return new SkippedComponent(skipped.component(), skipped.line(), skipped.code().name(), skipped.detail());
  }

  private static CalendarSource source(oo.integrations.domain.CalendarSource source) {
    return switch (source) {
      case Upload() -> new UploadSource();
      case Subscription at -> source(at);
    };
  }

  private static SubscriptionSource source(Subscription at) {
    return switch (at.state()) {
      case FeedState.Active(var next) -> new SubscriptionSource(at.url().host(), "active", at.fetchedAt(), next);
      case FeedState.Failing(_, var next) -> new SubscriptionSource(at.url().host(), "failing", at.fetchedAt(), next);
      case FeedState.Gone() -> new SubscriptionSource(at.url().host(), "gone", at.fetchedAt(), null);
      case FeedState.Paused() -> new SubscriptionSource(at.url().host(), "paused", at.fetchedAt(), null);
    };
  }
}
