package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import oo.bootstrap.wiring.EventsWiring;
import org.junit.jupiter.api.Test;

class EventsDocumentTest {

  @Test
  void namesThePermissionsThatTheCodeNeeds() throws IOException {
    assertThat(Files.readString(Path.of("../docs/events.md"))).contains(table());
  }

  private static String table() {
    return EventsWiring.permissions().stream()
        .map(user -> "| `" + user.user() + "` | " + cell(user.publish()) + " | " + cell(user.subscribe()) + " |\n")
        .collect(Collectors.joining("", "| user | may publish to | may subscribe to |\n|---|---|---|\n", ""));
  }

  private static String cell(List<String> subjects) {
    return subjects.stream().map(subject -> "`" + subject + "`").collect(Collectors.joining("<br>"));
  }
}
