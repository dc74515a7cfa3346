package oo.bootstrap.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, with the field names of the Elastic Common Schema. Of an exception it holds kinds, places and
 * SQL states, but not what the exception says: see {@link Trouble}.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("@timestamp", event.getInstant().toString());
      json.writeStringField("log.level", event.getLevel().toString());
      json.writeStringField("message", event.getFormattedMessage());
      json.writeStringField("ecs.version", "8.17");
      json.writeStringField("service.name", "oo");
      json.writeStringField("log.logger", event.getLoggerName());
      optional(json, "process.thread.name", event.getThreadName());
      ids(json, event.getMDCPropertyMap());
      if (event.getThrowableProxy() != null) {
        failure(json, event.getThrowableProxy());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toByteArray();
  }

  // A request's id is the id of its trace, recorded or not.
  private static void ids(JsonGenerator json, Map<String, String> known) throws IOException {
    String request = known.get("request_id");
    optional(json, "http.request.id", request);
    optional(json, "trace.id", known.getOrDefault("trace_id", request));
  }

  private static void failure(JsonGenerator json, IThrowableProxy failure) throws IOException {
    json.writeStringField("error.type", failure.getClassName());
    optional(json, "error.message", Trouble.message(failure));
    optional(json, "error.code", Trouble.code(failure));
    json.writeStringField("error.stack_trace", Trouble.trace(failure));
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
