package oo.integrations.adapter.icalendar;

/** The TEXT values that people see (RFC 5545, 3.3.11). */
final class Text {

  static final int MAX_TITLE = 200;

  private Text() {}

  /** One trimmed line of at most {@link #MAX_TITLE} UTF-16 units, never half a character; empty when there is nothing. */
  static String title(String value) {
    var plain = unescape(value).replace('\t', ' ').strip();
    if (plain.length() <= MAX_TITLE) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(MAX_TITLE - 1)) ? MAX_TITLE - 1 : MAX_TITLE;
    return plain.substring(0, end).strip();
  }

  /** Drops what no store and no screen wants: controls except the tab, and the byte order mark. */
  static String withoutControls(String text) {
    if (text.chars().noneMatch(Text::isControl)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.chars().filter(c -> !isControl(c)).forEach(c -> clean.append((char) c));
    return clean.toString();
  }

  private static boolean isControl(int c) {
    return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0x2028 || c == 0x2029;
  }

  private static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        plain.append(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
