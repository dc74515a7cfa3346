package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** What of an answer matters here; every header is as the other side wrote it, or null when absent or unusable. */
record Answer(
    int status, @Nullable String location, @Nullable String etag, @Nullable String lastModified,
    @Nullable String retryAfter, String encoding, long length, InputStream body) {

  /** What is kept and sent back later must not be able to grow, or to break a header. */
  private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7e]{1,512}");

  static Answer of(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    return new Answer(
        response.getCode(), header(response, "Location"), validator(header(response, "ETag")),
        validator(header(response, "Last-Modified")), header(response, "Retry-After"), encoding(response),
        entity == null ? 0 : entity.getContentLength(),
        entity == null ? InputStream.nullInputStream() : entity.getContent());
  }

  boolean redirects() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  static @Nullable String validator(@Nullable String value) {
    return value != null && VALIDATOR.matcher(value).matches() ? value : null;
  }

  private static String encoding(ClassicHttpResponse response) {
    var encoding = header(response, "Content-Encoding");
    return encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    var header = response.getFirstHeader(name);
    if (header == null || header.getValue() == null || header.getValue().isBlank()) {
      return null;
    }
    // the bytes were taken for characters one by one
    return new String(header.getValue().strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
