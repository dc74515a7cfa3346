package oo.bench.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One HTTP/1.1 connection that is kept, for one request after the other. It shares two cores with what it measures, so
 * it sends bytes that were made before and reads of an answer what it must: status, Content-Length, body.
 */
public final class HttpConnection implements Closeable {

  private static final byte[] CONTENT_LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "\r\nconnection: close\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int MOST_BYTES = 16 << 20;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[8 << 10];
  private int headersEnd;

  /** @param timeout for connecting, and for every wait for bytes */
  public HttpConnection(int port, Duration timeout) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) timeout.toMillis());
      socket.connect(new InetSocketAddress("127.0.0.1", port), (int) timeout.toMillis());
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** @throws IOException when no whole answer came; the connection is of no use then */
  public Answer exchange(byte[] request) throws IOException {
    out.write(request);
    int filled = 0;
    int bodyAt = -1;
    while (bodyAt < 0) {
      int searched = Math.max(0, filled - 3);
      filled = fill(filled);
      bodyAt = bodyAt(searched, filled);
    }
    headersEnd = bodyAt;
    int end = bodyAt + contentLength(bodyAt);
    while (filled < end) {
      grow(end);
      filled = fill(filled);
    }
    if (filled > end) {
      throw new IOException("more came than was announced");
    }
    return new Answer(status(), buffer, bodyAt, end);
  }

  /** Sends a request of which nobody will read the answer. */
  public void send(byte[] request) throws IOException {
    out.write(request);
  }

  /** Whether the last answer said that the server closes the connection behind it. */
  public boolean isOver() {
    for (int at = 0; at <= headersEnd - CLOSE.length; at++) {
      if (startsAt(at, CLOSE)) {
        return true;
      }
    }
    return false;
  }

  private int fill(int filled) throws IOException {
    if (filled == buffer.length) {
      grow(filled * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException(filled == 0 ? "the server closed the connection" : "the answer ended early");
    }
    return filled + read;
  }

  private void grow(int needed) throws IOException {
    if (needed > MOST_BYTES) {
      throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
    }
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, needed);
    }
  }

  private int bodyAt(int from, int to) {
    for (int at = from; at + 3 < to; at++) {
      if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
        return at + 4;
      }
    }
    return -1;
  }

  private int status() throws IOException {
    int status = 0;
    for (int at = STATUS_AT; at < STATUS_AT + 3; at++) {
      if (buffer[at] < '0' || buffer[at] > '9') {
        throw new IOException("no status line");
      }
      status = status * 10 + buffer[at] - '0';
    }
    return status;
  }

  private int contentLength(int headersEnd) throws IOException {
    for (int at = 0; at < headersEnd - CONTENT_LENGTH.length; at++) {
      if (startsAt(at, CONTENT_LENGTH)) {
        return number(at + CONTENT_LENGTH.length);
      }
    }
    if (status() == 204 || status() == 304) {
      return 0;
    }
    throw new IOException("an answer without Content-Length, which this client does not read");
  }

  private boolean startsAt(int at, byte[] lower) {
    for (int i = 0; i < lower.length; i++) {
      int found = buffer[at + i];
      if ((found >= 'A' && found <= 'Z' ? found + 32 : found) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) throws IOException {
    int at = from;
    while (buffer[at] == ' ') {
      at++;
    }
    long number = 0;
    for (; buffer[at] >= '0' && buffer[at] <= '9' && number <= MOST_BYTES; at++) {
      number = number * 10 + buffer[at] - '0';
    }
    grow((int) Math.min(number, Integer.MAX_VALUE));
    return (int) number;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
