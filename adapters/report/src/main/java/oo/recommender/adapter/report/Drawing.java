package oo.recommender.adapter.report;

import java.util.Locale;

/** An SVG drawing that is named and described for those who do not see it. */
final class Drawing {

  private final StringBuilder svg = new StringBuilder();

  Drawing(String id, int width, int height, String title, String description) {
    svg.append(String.format(Locale.ROOT,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\"><title id=\"%s-title\">%s</title>"
            + "<desc id=\"%s-desc\">%s</desc>%n",
        Html.escape(title), width, height, id, id, id, Html.escape(title), id, Html.escape(description)));
  }

  Drawing line(String style, double x1, double y1, double x2, double y2) {
    return element("<line class=\"%s\" x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\"/>", style, x1, y1, x2, y2);
  }

  Drawing dot(String style, double x, double y) {
    return element("<circle class=\"%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"4.5\"/>", style, x, y);
  }

  Drawing box(String style, double x, double y, double width, double height) {
    return element("<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>", style, x, y, width, height);
  }

  /** @param path as SVG has it, of numbers alone */
  Drawing path(String style, String path) {
    return element("<path class=\"%s\" d=\"%s\"/>", style, path);
  }

  /** @param anchor start, middle or end */
  Drawing text(String style, String anchor, double x, double y, String text) {
    return element("<text class=\"%s\" text-anchor=\"%s\" x=\"%.2f\" y=\"%.2f\">%s</text>", style, anchor, x, y, Html.escape(text));
  }

  private Drawing element(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  String done() {
    return svg + "</svg></div>\n";
  }
}
