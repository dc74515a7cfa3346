package oo.recommender.adapter.report;

import java.util.List;
import java.util.Locale;

/** Markup as text, with everything that comes from outside escaped. */
final class Html {

  /** What is longer is no number, and may be broken into lines. */
  private static final int LONG = 26;

  private final StringBuilder text = new StringBuilder();

  static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    });
    return escaped.toString();
  }

  /** Markup, put in as it is. */
  Html raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /** @param format markup; its texts are escaped, its numbers are written with a point */
  Html put(String format, Object... values) {
    var escaped = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      escaped[i] = values[i] instanceof String string ? escape(string) : values[i];
    }
    return raw(String.format(Locale.ROOT, format, escaped));
  }

  Html table(String caption, List<String> heads, List<List<String>> rows) {
    put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><caption>%s</caption><thead><tr>", caption, caption);
    heads.forEach(head -> put("<th scope=\"col\">%s</th>", head));
    raw("</tr></thead><tbody>");
    for (var row : rows) {
      put("<tr><th scope=\"row\">%s</th>", row.getFirst());
      row.stream().skip(1).forEach(cell -> put(cell.length() > LONG ? "<td class=\"text\">%s</td>" : "<td>%s</td>", cell));
      raw("</tr>");
    }
    return raw("</tbody></table></div>");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
