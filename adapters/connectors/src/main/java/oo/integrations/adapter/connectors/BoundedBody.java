package oo.integrations.adapter.connectors;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that ends in an error when it is too long, and remembers every error: a reader that goes on after one must not
 * pass half a calendar off as a whole.
 */
final class BoundedBody extends InputStream {

  private final InputStream body;
  private final Limits limits;
  private long count;
  private @Nullable IOException failure;

  BoundedBody(InputStream body, Limits limits) {
    this.body = body;
    this.limits = limits;
  }

  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      var n = body.read(buffer, offset, length);
      count += Math.max(0, n);
      if (count > limits.bytes()) {
        throw new FetchFailure(limits.tooLarge());
      }
      return n;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }
}
