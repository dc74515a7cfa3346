package oo.gateway.adapter.http;

import java.util.List;
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

  /** The type that the client likes best, the first of those that it likes alike; none when it accepts none. */
  static @Nullable String preferred(@Nullable String accept, List<String> types) {
    String best = null;
    double most = 0;
    for (String type : types) {
      double quality = quality(accept, type);
      if (quality > most) {
        most = quality;
        best = type;
      }
    }
    return best;
  }

  private static double quality(@Nullable String accept, String type) {
    if (accept == null || accept.isBlank()) {
      return 1;
    }
    int best = -1;
    double quality = 0;
    for (String range : accept.split(",")) {
      int weight = specificity(bare(range), type);
      if (weight > best) {
        best = weight;
        quality = quality(parameter(range, "q"));
      }
    }
    return quality;
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

  private static double quality(@Nullable String value) {
    return value != null && value.matches("0(\\.[0-9]{0,3})?") ? Double.parseDouble(value) : 1;
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
