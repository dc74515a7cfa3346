package oo.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer that lies in its connection's buffer, from the status line on, until the next exchange; the body is from here to there. */
public record Answer(int status, byte[] buffer, int from, int to) {

  private static final byte[] REPLAYED = "idempotency-replayed: true".getBytes(StandardCharsets.US_ASCII);

  public boolean successful() {
    return status / 100 == 2;
  }

  /** Whether the same request may have another answer in a moment. */
  public boolean isTryAgain() {
    return status == 409 || status == 429 || status == 503;
  }

  /** Whether this was answered before, to a request with the same key. */
  boolean isReplay() {
    for (int start = 0; start <= from - REPLAYED.length; start++) {
      int at = 0;
      while (at < REPLAYED.length && lower(buffer[start + at]) == REPLAYED[at]) {
        at++;
      }
      if (at == REPLAYED.length) {
        return true;
      }
    }
    return false;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  /** Whether the body is one JSON object, as far as its ends tell. */
  boolean isObject() {
    return to - from >= 2 && buffer[from] == '{' && buffer[to - 1] == '}';
  }

  /** Whether the body has these bytes somewhere. */
  public boolean has(byte[] bytes) {
    return behind(bytes, from) >= 0;
  }

  /** Whether the body has all of them; in the order in which they usually come, that is one look at each byte. */
  boolean hasAll(byte[][] all) {
    int at = from;
    for (byte[] bytes : all) {
      int behind = behind(bytes, at);
      if (behind < 0 && !has(bytes)) {
        return false;
      }
      at = behind < 0 ? at : behind;
    }
    return true;
  }

  /** Where the first occurrence ends; -1 when there is none. */
  private int behind(byte[] bytes, int first) {
    for (int start = first; start <= to - bytes.length; start++) {
      int at = 0;
      while (at < bytes.length && buffer[start + at] == bytes[at]) {
        at++;
      }
      if (at == bytes.length) {
        return start + at;
      }
    }
    return -1;
  }

  public String body() {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** The text member of this name, found without parsing; empty when there is none. */
  public String member(String name) {
    Matcher found = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body());
    return found.find() ? found.group(1) : "";
  }
}
