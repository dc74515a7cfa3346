package oo.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import oo.bench.figures.Figures;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.figures.Summary;
import oo.bootstrap.cli.Refused;

/** P1 as two bar charts by number of clients: how many a second, and how long the decisions took. */
public final class Plot {

  private record Series(String name, String colour, ToDoubleFunction<Row> value) {}

  private static final List<Series> RATES = List.of(
      new Series("decisions/s", "#0b6e4f", row -> median(row, Pair::ours)),
      new Series("T3 transactions/s", "#9aa5b1", row -> median(row, Pair::references)));
  private static final List<Series> TIMES = List.of(
      new Series("p50, ms", "#3a7ca5", row -> detail(row, "p50_ms")),
      new Series("p99, ms", "#d1603d", row -> detail(row, "p99_ms")));

  private static final int WIDTH = 380;
  private static final int HEIGHT = 260;
  private static final int BOTTOM = 220;
  private static final int TALLEST = 160;
  private static final int BAR = 38;

  private Plot() {}

  /** @throws Refused when the file cannot be written */
  public static void write(Path file, List<Row> rows) {
    List<Row> plotted = rows.stream()
        .filter(row -> row.id().equals("P1") && row.clients() != null && row.details().containsKey("p50_ms")).toList();
    if (plotted.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file, of(plotted));
    } catch (IOException unwritable) {
      throw new Refused(file + " cannot be written", unwritable);
    }
  }

  static String of(List<Row> rows) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11" fill="#1f2933">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s<g transform="translate(%d 0)">
        %s</g>
        </svg>
        """.formatted(2 * WIDTH, HEIGHT, chart(rows, RATES), WIDTH, chart(rows, TIMES));
  }

  private static String chart(List<Row> rows, List<Series> series) {
    var svg = new StringBuilder();
    double highest = rows.stream().flatMapToDouble(row -> series.stream().mapToDouble(one -> one.value().applyAsDouble(row)))
        .filter(Double::isFinite).max().orElse(1);
    int group = (WIDTH - 40) / rows.size();
    for (int s = 0; s < series.size(); s++) {
      Series one = series.get(s);
      svg.append("<rect x=\"%d\" y=\"12\" width=\"10\" height=\"10\" fill=\"%s\"/><text x=\"%d\" y=\"21\">%s</text>%n"
          .formatted(20 + s * 130, one.colour(), 35 + s * 130, one.name()));
      for (int r = 0; r < rows.size(); r++) {
        svg.append(bar(30 + r * group + s * (BAR + 4), one.value().applyAsDouble(rows.get(r)), highest, one.colour()));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d clients</text>%n"
          .formatted(30 + r * group + BAR + 2, BOTTOM + 16, rows.get(r).clients()));
    }
    return svg.append("<line x1=\"20\" y1=\"%1$d\" x2=\"%2$d\" y2=\"%1$d\" stroke=\"#52606d\"/>%n".formatted(BOTTOM, WIDTH - 10)).toString();
  }

  private static String bar(int x, double value, double highest, String colour) {
    int height = Double.isFinite(value) ? (int) Math.round(TALLEST * value / highest) : 0;
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
        .formatted(x, BOTTOM - height, BAR, height, colour, x + BAR / 2, BOTTOM - height - 4, label(value));
  }

  private static String label(double value) {
    return value >= 100 ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 10) / 10.0);
  }

  private static double median(Row row, Function<List<Pair>, Summary> side) {
    return row.figures() instanceof Figures.Ratios ratios ? side.apply(ratios.pairs()).median() : Double.NaN;
  }

  private static double detail(Row row, String name) {
    return row.details().get(name) instanceof Double value ? value : Double.NaN;
  }
}
