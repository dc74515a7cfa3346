package oo.integrations.adapter.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Octets to unfolded lines (RFC 5545, 3.1), holding one line at a time.
 *
 * <p>Lines are unfolded before they are decoded, because a fold may split a character. Ends of line are CRLF, LF or CR;
 * empty lines mean nothing. What is no UTF-8 is taken for windows-1252, the usual other one. Control characters are
 * dropped.
 */
final class ContentLines {

  /** Octets of an unfolded line that are kept; only embedded attachments and descriptions are longer. */
  static final int MAX_LINE = 64 * 1024;

  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final int END = -1;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private long total;
  private int lineNumber = 1;
  private byte[] line = new byte[256];
  private int length;
  private boolean cut;

  ContentLines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line that is not empty; null at the end, or once the file proves too large. */
  @Nullable ContentLine next() throws IOException {
    skipEnds();
    int number = lineNumber;
    length = 0;
    cut = false;
    while (!tooLarge() && peek() != END) {
      int octet = read();
      if (octet != '\r' && octet != '\n') {
        append(octet);
      } else {
        endLine(octet);
        skipEnds();
        if (peek() != ' ' && peek() != '\t') {
          break;
        }
        read();
      }
    }
    return tooLarge() || (length == 0 && peek() == END) ? null : new ContentLine(decode(), number, cut);
  }

  boolean tooLarge() {
    return total > maxBytes;
  }

  private void skipEnds() throws IOException {
    while (peek() == '\r' || peek() == '\n') {
      endLine(read());
    }
  }

  private void endLine(int octet) throws IOException {
    if (octet == '\r' && peek() == '\n') {
      read();
    }
    lineNumber++;
  }

  private void append(int octet) {
    if (length == MAX_LINE) {
      cut = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_LINE, length * 2));
    }
    line[length++] = (byte) octet;
  }

  private int peek() throws IOException {
    if (position == limit) {
      limit = tooLarge() ? END : in.read(buffer, 0, buffer.length);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        return END;
      }
      total += limit;
    }
    return buffer[position] & 0xff;
  }

  private int read() throws IOException {
    int octet = peek();
    position++;
    return octet;
  }

  private String decode() {
    var text = new String(line, 0, length, StandardCharsets.UTF_8);
    if (!cut && text.indexOf('\uFFFD') >= 0 && !isUtf8()) {
      text = new String(line, 0, length, FALLBACK);
    }
    return Text.withoutControls(text);
  }

  private boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
