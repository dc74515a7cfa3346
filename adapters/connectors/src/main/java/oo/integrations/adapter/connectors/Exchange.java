package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import oo.integrations.application.port.Feeds;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** One question and its answer, on a connection of its own. */
record Exchange(Dialer dialer) {

  static final int MAX_HEADERS = 100;
  static final int MAX_HEADER_LENGTH = 8_192;

  private static final Http1Config HTTP =
      Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_HEADER_LENGTH).build();

  /** The answer's body can be read until the deadline's end. */
  Answer ask(Target target, List<InetAddress> addresses, Feeds.Request request, Deadline deadline)
      throws IOException, HttpException {
    var socket = dialer.dial(target, addresses, deadline);
    var connection = new DefaultBHttpClientConnection(HTTP);
    connection.bind(socket);
    try {
      return Answer.of(
          new HttpRequestExecutor().execute(question(target, request), connection, HttpCoreContext.create()));
    } catch (RuntimeException e) {
      // some values that no status or header may have are refused by the message's own constructors
      throw new ProtocolException("unusable answer", e);
    }
  }

  private static ClassicHttpRequest question(Target target, Feeds.Request request) {
    var question = new BasicClassicHttpRequest("GET", target.path());
    question.addHeader("Host", target.authority());
    question.addHeader("User-Agent", "oO-calendar-fetch/1");
    question.addHeader("Accept", "text/calendar, */*;q=0.1");
    question.addHeader("Accept-Encoding", "gzip");
    question.addHeader("Connection", "close");
    addValidator(question, "If-None-Match", request.etag());
    addValidator(question, "If-Modified-Since", request.lastModified());
    return question;
  }

  private static void addValidator(ClassicHttpRequest question, String name, @Nullable String value) {
    var validator = Answer.validator(value);
    if (validator != null) {
      question.addHeader(name, validator);
    }
  }
}
