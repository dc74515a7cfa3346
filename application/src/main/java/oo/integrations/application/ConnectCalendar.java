package oo.integrations.application;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Consents;
import oo.integrations.application.port.Feeds;
import oo.integrations.application.port.UserZones;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Imports an uploaded file, or subscribes to an address.
 *
 * <p>Files are read and addresses fetched outside of any transaction; all that follows from one import is one
 * transaction. A new calendar records the consent to use it before it is stored, so that none is there without.
 */
public final class ConnectCalendar {

  private final UploadedFile uploadedFile;
  private final NewSubscription newSubscription;

  /** @param chance scatters when subscriptions are fetched again */
  public ConnectCalendar(
      CalendarStore store, CalendarFormat format, Feeds feeds, Consents consents, UserZones zones, Ids ids, Clock clock,
      RandomGenerator chance) {
    var connection = new Connection(store, new FileImport(store, new Outlook(store, format, zones)), consents, ids, clock);
    this.uploadedFile = new UploadedFile(store, format, connection, ids, clock);
    this.newSubscription = new NewSubscription(store, format, feeds, connection, ids, clock, chance);
  }

  /** @throws IOException when the file cannot be read to its end; nothing was changed then */
  public ConnectOutcome execute(Command command) throws IOException {
    return switch (command) {
      case Upload upload -> uploadedFile.connect(upload);
      case Subscribe subscribe -> newSubscription.connect(subscribe);
    };
  }

  public sealed interface Command {}

  /**
   * @param calendar of which the file is a newer version; absent when its UIDs are to tell
   * @param key absent when the client gave none
   */
  public record Upload(UserId user, InputStream file, @Nullable UUID calendar, @Nullable IdempotencyKey key)
      implements Command {}

  /** @param name what to call the calendar; its own name when absent */
  public record Subscribe(UserId user, String url, @Nullable String name, @Nullable IdempotencyKey key)
      implements Command {

    @Override
    public String toString() {
      return "Subscribe[" + user + "]";
    }
  }
}
