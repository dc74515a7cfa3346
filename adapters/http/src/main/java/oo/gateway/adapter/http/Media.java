package oo.gateway.adapter.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types, as the headers {@code Accept} and {@code Content-Type} name them (RFC 9110, 8.3.1 and 12.5.1). */
final class Media {

  private Media() {}

  /** The type without parameters, in lower case. */
  static String bare(String contentType) {
    int semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the text is in UTF-8, which is meant when nothing is said. */
  static boolean utf8(String contentType) {
    String charset = parameter(contentType, "charset");
    return charset == null || charset.equalsIgnoreCase("utf-8");
  }

  static boolean accepts(@Nullable String accept, String type) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    int best = -1;
    boolean accepted = false;
    for (String range : accept.split(",")) {
      int weight = specificity(bare(range), type);
      if (weight > best) {
        best = weight;
        accepted = !excluded(parameter(range, "q"));
      }
    }
    return accepted;
  }

  private static int specificity(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static boolean excluded(@Nullable String quality) {
    return quality != null && quality.matches("0(\\.0{0,3})?");
  }

  private static @Nullable String parameter(String value, String name) {
    String[] parts = value.split(";");
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
        return pair[1].strip().replace("\"", "");
      }
    }
    return null;
  }
}
