package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody elsewhere does who has none of oO's code: reads its events with what oO serves. */
class EventDescriptorsIT extends EndToEnd {

  /** A minute after an answer, and a day after a tip that has none. */
  private static final Set<String> TOLD_LATER =
      Set.of("oo.recommender.events.v1.ModelSnapshotPublished", "oo.recommender.events.v1.TipExpired");

  private record Row(String subject, String type, byte[] payload) {}

  @Test
  void letAnyoneReadEveryEventThatIsInAnOutbox() throws Exception {
    String ada = oo.token("ada");
    preferences(ada, "\"nourishment\"", 5);
    consent(ada, "pooled_learning", true);
    upload(ada, task("books@example", "Return the library books"));
    var tip = pull(ada).json();
    client.json("POST", ada, "/v1/feedback",
        "{\"tip_id\":\"%s\",\"reaction\":{\"type\":\"done\"}}".formatted(tip.path("tip_id").asText()));
    client.send(client.request("/v1/calendars/" + client.get(ada, "/v1/calendars").json().at("/items/0/calendar_id").asText())
        .header("Authorization", "Bearer " + ada).header("If-Match", "*").DELETE());

    var messages = messages();
    var listed = new HashMap<String, String>();
    client.get(null, "/v1/events/descriptors").json().path("events").forEach(event ->
        listed.put(event.path("type").asText(), event.path("subject").asText()));

    var told = new HashMap<String, Message>();
    for (var row : rows()) {
      assertThat(listed).containsEntry(row.type(), row.subject());
      var message = DynamicMessage.parseFrom(messages.get(row.type()), row.payload());
      assertThat(message.getUnknownFields().asMap()).isEmpty();
      var user = message.getDescriptorForType().findFieldByName("user_id");
      if (user != null) {
        assertThat(message.getField(user)).isEqualTo(oo.user("ada").value().toString());
      }
      told.put(row.type(), message);
    }
    listed.keySet().removeAll(TOLD_LATER);
    assertThat(told.keySet()).isEqualTo(listed.keySet());
    assertThat(told.get("oo.recommender.events.v1.TipDecided").toString())
        .contains("trigger: TRIGGER_PULL", "kind: \"" + tip.path("kind").asText() + '"');
    assertThat(told.get("oo.integrations.events.v1.CalendarSignalsChanged").toString()).contains("Return the library books");
  }

  /** Every message, by its full name, from the served set alone. */
  private static Map<String, Descriptor> messages() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(oo.api() + "/v1/events/descriptors"))
        .header("Accept", "application/x-protobuf").build();
    try (var http = HttpClient.newHttpClient()) {
      var files = new HashMap<String, FileDescriptor>();
      var messages = new HashMap<String, Descriptor>();
      for (var file : FileDescriptorSet.parseFrom(http.send(request, BodyHandlers.ofByteArray()).body()).getFileList()) {
        var imports = file.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
        files.put(file.getName(), FileDescriptor.buildFrom(file, imports));
        files.get(file.getName()).getMessageTypes().forEach(message -> messages.put(message.getFullName(), message));
      }
      return messages;
    }
  }

  private static List<Row> rows() throws SQLException {
    var rows = new ArrayList<Row>();
    var database = oo.settings().database();
    try (var connection = DriverManager.getConnection(database.url(), database.adminUser(), database.adminPassword());
        var statement = connection.createStatement()) {
      for (String module : Settings.SCHEMAS) {
        try (var outbox = statement.executeQuery("SELECT subject, type, payload FROM " + module + ".outbox")) {
          while (outbox.next()) {
            rows.add(new Row(outbox.getString(1), outbox.getString(2), outbox.getBytes(3)));
          }
        }
      }
    }
    return rows;
  }
}
