package oo.gateway.adapter.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** Writes answers, with the headers that every answer has. */
final class Sender {

  static final HeaderName REQUEST_ID = HeaderNames.create("Request-Id");
  private static final Header[] ALWAYS = {
      HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
      HeaderValues.createCached("Referrer-Policy", "no-referrer"),
  };
  private static final Header NO_CONTENT_POLICY =
      HeaderValues.createCached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  private static final byte[] NOTHING = {};

  private Sender() {}

  static void describe(Answer answer, String requestId, ServerResponseHeaders headers) {
    for (Header header : ALWAYS) {
      headers.set(header);
    }
    headers.set(NO_CONTENT_POLICY);
    headers.set(REQUEST_ID, requestId);
    if (answer.mediaType() != null) {
      headers.set(HeaderNames.CONTENT_TYPE,
          answer.mediaType().startsWith("text/") ? answer.mediaType() + "; charset=utf-8" : answer.mediaType());
    }
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      headers.set(HeaderNames.create(header.getKey()), header.getValue());
    }
  }

  /** @param head whether only the headers are asked for */
  static void send(Answer answer, String requestId, boolean head, ServerResponse response) {
    response.status(Status.create(answer.status()));
    describe(answer, requestId, response.headers());
    if (head) {
      response.headers().set(HeaderNames.CONTENT_LENGTH, answer.body().length);
      response.send(NOTHING);
    } else {
      response.send(answer.body());
    }
    if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // The server would go on and take what is left of the body for the next request.
      throw new CloseConnectionException("closed after the answer");
    }
  }
}
