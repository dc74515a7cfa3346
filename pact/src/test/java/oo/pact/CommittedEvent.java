package oo.pact;

import au.com.dius.pact.provider.MessageAndMetadata;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.development.servers.EmbeddedPostgresServer;
import oo.recommender.events.v1.TipDecided;
import oo.shared.domain.UserId;

/** A row of an outbox, as a relay hands it to the bus. */
record CommittedEvent(String subject, String type, byte[] payload) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The one event about a user: waited for, as a relay may not see a row while an older transaction runs. */
  static CommittedEvent onlyOne(EmbeddedPostgresServer postgres, String schema, UserId user) throws SQLException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var events = about(postgres, schema, user);
    while (events.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
      events = about(postgres, schema, user);
    }
    if (events.size() != 1) {
      throw new AssertionError("one event was expected, there are %d: %s".formatted(events.size(), events.stream().map(CommittedEvent::type).toList()));
    }
    return events.getFirst();
  }

  private static List<CommittedEvent> about(EmbeddedPostgresServer postgres, String schema, UserId user) throws SQLException {
    try (var connection = postgres.adminDataSource().getConnection();
        var query = connection.prepareStatement("SELECT subject, type, payload FROM " + schema + ".outbox_committed WHERE key = ?")) {
      query.setObject(1, user.value());
      var rows = query.executeQuery();
      var events = new ArrayList<CommittedEvent>();
      while (rows.next()) {
        events.add(new CommittedEvent(rows.getString(1), rows.getString(2), rows.getBytes(3)));
      }
      return events;
    }
  }

  /** The message's JSON form, which the pact is about; the metadata are the row's own. */
  MessageAndMetadata inJson() throws InvalidProtocolBufferException {
    var json = JsonFormat.printer().preservingProtoFieldNames().print(TipDecided.parseFrom(payload));
    return new MessageAndMetadata(json.getBytes(StandardCharsets.UTF_8), Map.of("subject", subject, "type", type, "contentType", "application/json"));
  }
}
