package oo.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.simulation.run.Course;

/** The drawings of the page, as SVG. */
final class Plots {

  private static final int WIDTH = 760;
  private static final int RIGHT = 600;
  private static final int BOTTOM = 330;
  private static final int ROW = 30;

  private final Findings findings;
  private final List<String> policies;
  private final StringBuilder svg = new StringBuilder();

  Plots(Findings findings) {
    this.findings = findings;
    this.policies = List.copyOf(findings.courses().keySet());
  }

  /** A line for each policy's mean over the seeds, and a band for the interval. */
  String regret() {
    int days = findings.plan().days();
    var curves = policies.stream().map(this::curve).toList();
    double max = curves.stream().flatMap(List::stream).mapToDouble(point -> point.isKnown() ? point.upper() : point.mean()).max().orElse(1);
    var x = new Scale(days, 60, RIGHT);
    var y = new Scale(Math.max(max, 1e-9) * 1.03, BOTTOM, 12);
    begin("regret", BOTTOM + 50, "Cumulative regret", "A line for each policy's mean over the seeds and a band for its interval; the table below has the numbers.");
    for (double tick : y.ticks()) {
      put("<line class=\"grid\" x1=\"60\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", y.at(tick), RIGHT, y.at(tick));
      text("tick", "end", 54, y.at(tick) + 4, y.label(tick));
    }
    for (double tick : x.ticks()) {
      text("tick", "middle", x.at(tick), BOTTOM + 18, x.label(tick));
    }
    text("unit", "middle", (60 + RIGHT) / 2.0, BOTTOM + 40, "days");
    for (int i = 0; i < curves.size(); i++) {
      line(i, curves.get(i), x, y);
    }
    names(curves, y);
    return end();
  }

  private void line(int color, List<Interval> curve, Scale x, Scale y) {
    var trace = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x.at(0), y.at(0)));
    var band = new StringBuilder(trace);
    var back = new ArrayList<String>();
    for (int day = 0; day < curve.size(); day++) {
      var point = curve.get(day);
      trace.append(String.format(Locale.ROOT, " L%.1f %.1f", x.at(day + 1), y.at(point.mean())));
      if (point.isKnown()) {
        band.append(String.format(Locale.ROOT, " L%.1f %.1f", x.at(day + 1), y.at(point.upper())));
        back.addFirst(String.format(Locale.ROOT, " L%.1f %.1f", x.at(day + 1), y.at(point.lower())));
      }
    }
    if (!back.isEmpty()) {
      put("<path class=\"band p%d\" d=\"%s%sZ\"/>", color, band, String.join("", back));
    }
    put("<path class=\"trace p%d\" d=\"%s\"/>", color, trace);
  }

  /** Beside the lines' ends, moved apart where they would lie on each other. */
  private void names(List<List<Interval>> curves, Scale y) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < curves.size(); i++) {
      order.add(i);
    }
    order.sort((one, other) -> Double.compare(curves.get(other).getLast().mean(), curves.get(one).getLast().mean()));
    double before = Double.NEGATIVE_INFINITY;
    for (int i : order) {
      double at = Math.max(y.at(curves.get(i).getLast().mean()), before + 16);
      before = at;
      text("name p" + i, "start", RIGHT + 8, at + 4, shortened(policies.get(i)));
    }
  }

  private List<Interval> curve(String policy) {
    var sums = findings.of(policy).stream().map(Course::cumulativeRegret).toList();
    var curve = new ArrayList<Interval>();
    for (int day = 0; day < findings.plan().days(); day++) {
      int at = day;
      curve.add(Interval.of(sums.stream().map(sum -> sum[at]).toList()));
    }
    return curve;
  }

  /** A row for each policy: a bar to its mean, and its interval on it. */
  String bars(Figure figure, String unit) {
    var intervals = policies.stream().map(policy -> findings.interval(policy, figure.of)).toList();
    double max = intervals.stream().mapToDouble(interval -> interval.isKnown() ? interval.upper() : interval.mean()).max().orElse(1);
    int bottom = 12 + ROW * policies.size();
    var x = new Scale(Math.max(max, 1e-9) * 1.05, 170, 740);
    begin(figure.wireName(), bottom + 46, Character.toUpperCase(figure.title.charAt(0)) + figure.title.substring(1), "A bar for each policy and a line for its interval; the table below has the numbers.");
    for (double tick : x.ticks()) {
      put("<line class=\"grid\" x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"%d\"/>", x.at(tick), x.at(tick), bottom);
      text("tick", "middle", x.at(tick), bottom + 18, x.label(tick));
    }
    text("unit", "middle", 455, bottom + 40, unit);
    for (int i = 0; i < policies.size(); i++) {
      double y = 12 + ROW * i + ROW / 2.0;
      text("label", "end", 162, y + 4, shortened(policies.get(i)));
      put("<rect class=\"bar p%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"16\"/>", i, x.at(0), y - 8, x.at(intervals.get(i).mean()) - x.at(0));
      if (intervals.get(i).isKnown()) {
        put("<line class=\"interval\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x.at(intervals.get(i).lower()), y, x.at(intervals.get(i).upper()), y);
      }
    }
    return end();
  }

  private static String shortened(String name) {
    return name.length() <= 20 ? name : name.substring(0, 19) + "…";
  }

  private void begin(String id, int height, String title, String description) {
    svg.setLength(0);
    put("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\"><title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc>",
        WIDTH, height, id, id, id, Page.escape(title), id, Page.escape(description));
  }

  private void text(String style, String anchor, double x, double y, String text) {
    put("<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, anchor, x, y, Page.escape(text));
  }

  private void put(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String end() {
    return svg.append("</svg>\n").toString();
  }
}
