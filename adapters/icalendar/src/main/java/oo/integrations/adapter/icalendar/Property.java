package oo.integrations.adapter.icalendar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A content line taken apart.
 *
 * @param name in capitals
 * @param parameters the first value of each, without quotes; names in capitals
 */
record Property(String name, Map<String, String> parameters, String value) {

  @Nullable String parameter(String parameter) {
    return parameters.get(parameter);
  }

  /** Null when the line is no content line. */
  static @Nullable Property parse(String line) {
    int nameEnd = nameEnd(line);
    if (nameEnd <= 0 || nameEnd == line.length()) {
      return null;
    }
    int colon = colon(line, nameEnd);
    if (colon < 0) {
      return null;
    }
    var parameters = colon == nameEnd ? Map.<String, String>of() : parameters(line.substring(nameEnd + 1, colon));
    return new Property(upper(line.substring(0, nameEnd)), parameters, line.substring(colon + 1));
  }

  /** The name that a line begins with, in capitals, whatever follows it; empty when it begins otherwise. */
  static String nameOf(String line) {
    return upper(line.substring(0, nameEnd(line)));
  }

  private static int nameEnd(String line) {
    int end = 0;
    while (end < line.length() && isNameCharacter(line.charAt(end))) {
      end++;
    }
    return end < line.length() && line.charAt(end) != ':' && line.charAt(end) != ';' ? 0 : end;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  /** The first colon outside quotes; when a quote is never closed, the first colon. */
  private static int colon(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ':' && !quoted) {
        return i;
      }
    }
    return line.indexOf(':', from);
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new HashMap<String, String>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (i == text.length() || (text.charAt(i) == ';' && !quoted)) {
        add(parameters, text.substring(start, i));
        start = i + 1;
      }
    }
    return parameters;
  }

  private static void add(Map<String, String> parameters, String parameter) {
    int equals = parameter.indexOf('=');
    if (equals > 0) {
      var value = parameter.substring(equals + 1).replace("\"", "").strip();
      parameters.putIfAbsent(upper(parameter.substring(0, equals).strip()), value);
    }
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
