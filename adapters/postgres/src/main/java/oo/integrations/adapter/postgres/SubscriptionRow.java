package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.Subscription.SUBSCRIPTION;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import oo.codegen.sql.integrations.tables.records.SubscriptionRecord;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.FeedState;
import oo.integrations.domain.FeedUrl;
import org.jooq.Record;

/** A subscription as a row, and back. */
final class SubscriptionRow {

  private SubscriptionRow() {}

  static Subscription read(Record row) {
    return new Subscription(
        FeedUrl.find(row.get(SUBSCRIPTION.URL)).orElseThrow(), row.get(SUBSCRIPTION.ETAG),
        row.get(SUBSCRIPTION.LAST_MODIFIED), row.get(SUBSCRIPTION.FETCHED_AT), state(row),
        row.get(SUBSCRIPTION.REVISION));
  }

  /** Without a lease: whoever writes has done what there was to do. */
  static SubscriptionRecord write(Calendar calendar, Subscription subscription) {
    var row = new SubscriptionRecord();
    row.setCalendarId(calendar.id());
    row.setUserId(calendar.owner().value());
    row.setUrl(subscription.url().uri().toString());
    row.setUrlDigest(digest(subscription.url()));
    row.setEtag(subscription.etag());
    row.setLastModified(subscription.lastModified());
    row.setFetchedAt(subscription.fetchedAt());
    row.setLeasedUntil(null);
    row.setRevision(subscription.revision());
    writeState(subscription.state(), row);
    return row;
  }

  static UUID digest(FeedUrl url) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bits = ByteBuffer.wrap(sha.digest(url.uri().toString().getBytes(StandardCharsets.UTF_8)));
      return new UUID(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeState(FeedState state, SubscriptionRecord row) {
    row.setFailures(0);
    row.setNextFetchAt(null);
    switch (state) {
      case FeedState.Active(var next) -> {
        row.setState("active");
        row.setNextFetchAt(next);
      }
      case FeedState.Failing(var failures, var next) -> {
        row.setState("failing");
        row.setFailures(failures);
        row.setNextFetchAt(next);
      }
      case FeedState.Gone() -> row.setState("gone");
      case FeedState.Paused() -> row.setState("paused");
    }
  }

  private static FeedState state(Record row) {
    return switch (row.get(SUBSCRIPTION.STATE)) {
      case "active" -> new FeedState.Active(row.get(SUBSCRIPTION.NEXT_FETCH_AT));
      case "failing" -> new FeedState.Failing(row.get(SUBSCRIPTION.FAILURES), row.get(SUBSCRIPTION.NEXT_FETCH_AT));
      case "gone" -> new FeedState.Gone();
      case "paused" -> new FeedState.Paused();
      default -> throw new IllegalStateException("no state of a subscription: " + row.get(SUBSCRIPTION.STATE));
    };
  }
}
