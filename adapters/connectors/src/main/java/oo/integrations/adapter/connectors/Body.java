package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.PushbackInputStream;
import oo.integrations.application.port.Feeds.BodyReader;

/** An answer's body, unpacked if need be, within its bounds as it is sent and as it is unpacked. */
record Body(BoundedBody sent, BoundedBody unpacked) {

  static Body of(Answer answer, Limits limits) throws IOException {
    if (answer.length() > limits.bytes()) {
      throw new FetchFailure(limits.tooLarge());
    }
    var sent = new BoundedBody(answer.body(), limits);
    return switch (answer.encoding()) {
      case "identity" -> new Body(sent, sent);
      case "gzip", "x-gzip" -> new Body(sent, new BoundedBody(new Gunzip(sent), limits));
      default -> throw new FetchFailure("it is packed in a way that was not asked for");
    };
  }

  <T> T read(BodyReader<T> reader) throws IOException {
    T content;
    try {
      content = reader.read(nonEmpty());
    } catch (FetchFailure e) {
      throw e;
    } catch (IOException e) {
      rethrowFailure();
      throw new FetchFailure("the calendar could not be read");
    }
    rethrowFailure();
    return content;
  }

  /** An answer that broke off within its headers looks like an empty file, and must not empty a calendar. */
  private PushbackInputStream nonEmpty() throws IOException {
    var body = new PushbackInputStream(unpacked);
    var first = body.read();
    if (first < 0) {
      throw new FetchFailure("it sent an empty file");
    }
    body.unread(first);
    return body;
  }

  private void rethrowFailure() throws IOException {
    for (var body : new BoundedBody[] {unpacked, sent}) {
      var failure = body.failure();
      if (failure != null) {
        throw failure;
      }
    }
  }
}
