package oo.gateway.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent, but for the headers that every answer has. */
record Answer(int status, Map<String, String> headers, @Nullable String mediaType, byte[] body) {

  private static final byte[] NOTHING = {};

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, null, NOTHING);
  }

  Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.putAll(headers);
    return new Answer(status, all, mediaType, body);
  }
}
