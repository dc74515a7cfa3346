package oo.bootstrap.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void isOneObjectALineWhateverTheMessageHolds() throws IOException {
    var line = line("two\nlines and \"quotes\" \u0001", Map.of(), null);
    assertThat(line.path("message").asText()).isEqualTo("two\nlines and \"quotes\" \u0001");
    assertThat(line.path("@timestamp").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(line.path("log.level").asText()).isEqualTo("WARN");
    assertThat(line.path("log.logger").asText()).isEqualTo("oo.Example");
    assertThat(line.has("trace.id")).isFalse();
  }

  @Test
  void namesTheRequestAndTheTrace() throws IOException {
    assertThat(line("x", Map.of("request_id", "abc"), null).path("trace.id").asText()).isEqualTo("abc");
    assertThat(line("x", Map.of("request_id", "abc"), null).path("http.request.id").asText()).isEqualTo("abc");
    var handled = line("x", Map.of("trace_id", "def"), null);
    assertThat(handled.path("trace.id").asText()).isEqualTo("def");
    assertThat(handled.has("http.request.id")).isFalse();
  }

  @Test
  void tellsWhatAnExceptionIsAndWhereButNotWhatItSays() throws IOException {
    var failure = new IllegalStateException("Ada's dentist", new SQLException("row (Ada's dentist)", "23505"));
    failure.addSuppressed(new IOException("Ada's dentist"));
    var line = line("x", Map.of(), failure);
    assertThat(line.toString()).doesNotContain("dentist");
    assertThat(line.path("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("error.code").asText()).isEqualTo("23505");
    assertThat(line.path("error.stack_trace").asText()).contains("java.lang.IllegalStateException\n\tat oo.bootstrap.logs.JsonLinesTest.",
        "Suppressed: java.io.IOException", "Caused by: java.sql.SQLException");
  }

  private static JsonNode line(String message, Map<String, String> known, @Nullable Throwable failure) throws IOException {
    var context = new LoggerContext();
    var event = new LoggingEvent("", context.getLogger("oo.Example"), Level.WARN, message, failure, null);
    event.setMDCPropertyMap(known);
    event.setInstant(NOON);
    byte[] encoded = new JsonLines().encode(event);
    String text = new String(encoded, UTF_8);
    assertThat(text).endsWith("}\n");
    assertThat(text.strip().lines()).hasSize(1);
    return new ObjectMapper().readTree(text);
  }
}
