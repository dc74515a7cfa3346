package oo.recommender.adapter.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.recommender.domain.evaluation.Look;
import oo.recommender.domain.evaluation.WeightBar;

/** The drawings of a report. */
final class Plots {

  private static final int WIDTH = 760;
  private static final int RIGHT = 740;
  private static final int ROW = 30;

  private Plots() {}

  /**
   * A row for each estimate: a dot, and its interval as a bar.
   *
   * @param mark a value to compare with, as a line
   */
  static String estimates(String id, String title, List<Named> rows, double mark, String unit) {
    int bottom = 16 + ROW * rows.size();
    var axis = Axis.around(spread(rows, mark), 190, RIGHT);
    var drawing = new Drawing(id, WIDTH, bottom + 46, title, "A dot for each estimate and a bar for its interval; the table below has the numbers.");
    for (double tick : axis.ticks()) {
      drawing.line("grid", axis.at(tick), 8, axis.at(tick), bottom)
          .text("tick", "middle", axis.at(tick), bottom + 18, axis.label(tick));
    }
    drawing.text("unit", "middle", (190 + RIGHT) / 2.0, bottom + 38, unit);
    if (axis.shows(mark)) {
      drawing.line("mark", axis.at(mark), 8, axis.at(mark), bottom);
    }
    for (int i = 0; i < rows.size(); i++) {
      row(drawing, axis, rows.get(i), 16 + ROW * i + ROW / 2.0);
    }
    return drawing.done();
  }

  private static List<Double> spread(List<Named> rows, double mark) {
    var values = new ArrayList<Double>(List.of(mark));
    for (var row : rows) {
      values.add(row.estimate().value());
      if (row.estimate().interval() != null) {
        values.add(row.estimate().interval().lower());
        values.add(row.estimate().interval().upper());
      }
    }
    return values;
  }

  private static void row(Drawing drawing, Axis axis, Named row, double y) {
    drawing.text("label", "end", 178, y + 4, shortened(row.name()));
    var interval = row.estimate().interval();
    if (interval != null) {
      drawing.line("interval", axis.at(interval.lower()), y, axis.at(interval.upper()), y)
          .line("end", axis.at(interval.lower()), y - 6, axis.at(interval.lower()), y + 6)
          .line("end", axis.at(interval.upper()), y - 6, axis.at(interval.upper()), y + 6);
    }
    if (Double.isFinite(row.estimate().value())) {
      drawing.dot(interval == null ? "dot open" : "dot", axis.at(row.estimate().value()), y);
    }
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 24 ? name : name.substring(0, name.offsetByCodePoints(0, 23)) + "…";
  }

  /** The difference as the log went on: a line, and its interval as a band around it. */
  static String overTime(List<Look> looks, double mark) {
    var y = Axis.around(heights(looks, mark), 250, 12);
    var x = new Axis(0, looks.getLast().decisions(), 70, RIGHT);
    var drawing = new Drawing("over-time", WIDTH, 300, "Gain of the target as decisions came in",
        "A line for the estimate and a band for its interval, which may be looked at after every decision; the table below has the numbers.");
    for (double tick : y.ticks()) {
      drawing.line("grid", 70, y.at(tick), RIGHT, y.at(tick)).text("tick", "end", 62, y.at(tick) + 4, y.label(tick));
    }
    for (double tick : x.ticks()) {
      drawing.text("tick", "middle", x.at(tick), 270, Figures.count(tick));
    }
    drawing.text("unit", "middle", (70 + RIGHT) / 2.0, 292, "decisions");
    drawing.path("band", band(looks, x, y)).line("mark", 70, y.at(mark), RIGHT, y.at(mark)).path("trace", trace(looks, x, y));
    return drawing.done();
  }

  /** The first looks have intervals as wide as all that is possible, and would flatten the rest. */
  private static List<Double> heights(List<Look> looks, double mark) {
    var values = new ArrayList<Double>(List.of(mark));
    for (var look : looks.subList(looks.size() / 8, looks.size())) {
      var interval = look.difference().interval();
      values.add(look.difference().value());
      if (interval != null) {
        values.add(interval.lower());
        values.add(interval.upper());
      }
    }
    return values;
  }

  private static String trace(List<Look> looks, Axis x, Axis y) {
    var path = new StringBuilder();
    for (var look : looks) {
      point(path, x.at(look.decisions()), y.at(look.difference().value()));
    }
    return path.toString();
  }

  private static String band(List<Look> looks, Axis x, Axis y) {
    var path = new StringBuilder();
    for (var look : looks) {
      var interval = look.difference().interval();
      point(path, x.at(look.decisions()), y.at(interval == null ? Double.MAX_VALUE : interval.upper()));
    }
    for (var look : looks.reversed()) {
      var interval = look.difference().interval();
      point(path, x.at(look.decisions()), y.at(interval == null ? -Double.MAX_VALUE : interval.lower()));
    }
    return path.append('Z').toString();
  }

  private static void point(StringBuilder path, double x, double y) {
    path.append(String.format(Locale.ROOT, "%s%.2f %.2f", path.isEmpty() ? "M" : " L", x, y));
  }

  /** For each stretch of weights, the share of decisions beside the share of the whole weight. */
  static String weights(List<WeightBar> bars, long decisions) {
    var drawing = new Drawing("weights", WIDTH, 300, "How the weights are spread",
        "For each range of weights two columns: the share of decisions and the share of the whole weight; the table below has the numbers.");
    var y = new Axis(0, 1, 250, 12);
    for (double tick : y.ticks()) {
      drawing.line("grid", 70, y.at(tick), RIGHT, y.at(tick)).text("tick", "end", 62, y.at(tick) + 4, Math.round(100 * tick) + "%");
    }
    double step = (RIGHT - 70.0) / bars.size();
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      double x = 70 + i * step;
      double share = (double) bar.decisions() / decisions;
      drawing.box("bar", x + step * 0.1, y.at(share), step * 0.38, 250 - y.at(share))
          .box("bar second", x + step * 0.52, y.at(bar.share()), step * 0.38, 250 - y.at(bar.share()))
          .text("tick", "middle", x + step / 2, 270, upTo(bar));
    }
    return drawing.text("unit", "middle", (70 + RIGHT) / 2.0, 292, "weight, up to").done();
  }

  static String upTo(WeightBar bar) {
    if (Double.isInfinite(bar.to())) {
      return "more";
    }
    return bar.to() == 0 || bar.to() >= 1 ? Figures.shortest(bar.to()) : "1/" + Figures.shortest(1 / bar.to());
  }
}
