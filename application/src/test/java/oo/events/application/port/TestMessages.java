package oo.events.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import oo.shared.application.Message;

/** Messages for tests. */
public final class TestMessages {

  public static final String SUBJECT = "oo.profile.consent.changed.v1";
  public static final Instant OCCURRED = Instant.parse("2026-03-01T08:00:00Z");

  private TestMessages() {}

  public static Message about(UUID key) {
    return about(key, SUBJECT);
  }

  public static Message about(UUID key, String subject) {
    var id = UUID.randomUUID();
    return new Message(id, subject, "oo.Test", key, OCCURRED, Map.of("ce-id", id.toString()), id.toString().getBytes(UTF_8));
  }
}
