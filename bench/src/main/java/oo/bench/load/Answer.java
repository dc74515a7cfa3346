package oo.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer that lies in its connection's buffer until the next exchange. */
public record Answer(int status, byte[] buffer, int from, int to) {

  public boolean successful() {
    return status / 100 == 2;
  }

  /** Whether the body has these bytes somewhere. */
  public boolean has(byte[] bytes) {
    for (int start = from; start <= to - bytes.length; start++) {
      int at = 0;
      while (at < bytes.length && buffer[start + at] == bytes[at]) {
        at++;
      }
      if (at == bytes.length) {
        return true;
      }
    }
    return false;
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
