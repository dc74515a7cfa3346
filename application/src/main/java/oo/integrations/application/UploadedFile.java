package oo.integrations.application;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import oo.integrations.application.Connection.Request;
import oo.integrations.application.Connection.Target;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Calendars;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarSource;
import oo.integrations.domain.ParsedCalendar;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Finds out which calendar an uploaded file is a version of, if any, and imports it. */
final class UploadedFile {

  private final Calendars calendars;
  private final CalendarFormat format;
  private final Connection connection;
  private final Ids ids;
  private final Clock clock;

  UploadedFile(CalendarStore store, CalendarFormat format, Connection connection, Ids ids, Clock clock) {
    this.calendars = store.calendars();
    this.format = format;
    this.connection = connection;
    this.ids = ids;
    this.clock = clock;
  }

  ConnectOutcome connect(ConnectCalendar.Upload upload) throws IOException {
    return switch (format.parse(upload.file())) {
      case ParseOutcome.NotACalendar(var detail) -> new ConnectOutcome.NotACalendar(detail);
      case ParseOutcome.TooLarge() -> new ConnectOutcome.TooLarge();
      case ParseOutcome.TooManyComponents() -> new ConnectOutcome.TooManyComponents();
      case ParseOutcome.Parsed(var file) -> connection.bring(
          new Request(upload.user(), upload.key()), file, () -> target(upload.user(), upload.calendar(), file));
    };
  }

  private Target target(UserId user, @Nullable UUID wanted, ParsedCalendar file) {
    if (wanted != null) {
      return calendars.find(user, wanted).filter(UploadedFile::isUploaded)
          .<Target>map(Target.Existing::new).orElseGet(Target.Missing::new);
    }
    var series = file.components().stream().map(CalendarComponent::series).collect(Collectors.toSet());
    return calendars.uploadedSharing(user, series)
        .<Target>map(Target.Existing::new).orElseGet(() -> new Target.New(fresh(user, file)));
  }

  private Calendar fresh(UserId user, ParsedCalendar file) {
    return Calendar.connect(
        ids.next(), user, Calendar.nameOf(file.name()), new CalendarSource.Upload(), clock.instant());
  }

  private static boolean isUploaded(Calendar calendar) {
    return calendar.source() instanceof CalendarSource.Upload;
  }
}
