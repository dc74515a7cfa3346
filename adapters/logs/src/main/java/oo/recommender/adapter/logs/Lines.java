package oo.recommender.adapter.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes of one buffer, which grows with the longest of them and no further than a limit. */
final class Lines {

  private static final int AT_FIRST = 1 << 16;

  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[AT_FIRST];
  private int from;
  private int length;
  private int next;
  private int filled;
  private long number;
  private boolean ended;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Goes to the next line; false when there is none. */
  boolean next() throws IOException {
    int searched = next;
    while (true) {
      for (int i = searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      if (ended) {
        return next < filled && line(filled, filled);
      }
      searched = filled - next;
      fill();
    }
  }

  private boolean line(int end, int after) {
    number++;
    from = next;
    length = end - next;
    next = after;
    return true;
  }

  /** What is left of the buffer moves to its beginning. */
  private void fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    if (filled > longest) {
      throw new IOException("line " + (number + 1) + " is longer than " + longest + " bytes");
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      ended = true;
    } else {
      filled += read;
    }
  }

  /** Valid until the next line. */
  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  /** Of the line, from 1. */
  long number() {
    return number;
  }

  boolean blank() {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
