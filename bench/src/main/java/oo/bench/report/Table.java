package oo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.figures.Summary;

/** The results as a Markdown table whose columns also stand straight in a terminal. */
public final class Table {

  private static final List<String> HEAD = List.of(
      "id", "what", "clients", "ours (median)", "reference (median)", "ratio (median [min–max])", "pairs", "target", "stretch", "reached");

  private Table() {}

  public static String of(List<Row> rows) {
    var lines = new ArrayList<List<String>>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(cells(row)));
    var widths = new int[HEAD.size()];
    lines.forEach(line -> {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    });
    var text = new StringBuilder(line(HEAD, widths)).append('|');
    for (int width : widths) {
      text.append("-".repeat(width + 2)).append('|');
    }
    text.append('\n');
    lines.stream().skip(1).forEach(line -> text.append(line(line, widths)));
    return text.toString();
  }

  private static List<String> cells(Row row) {
    var ratio = Pair.ratios(row.pairs());
    var goal = row.goal();
    return List.of(
        row.id(), row.what(), row.clients() == null ? "" : row.clients().toString(),
        figure(Pair.ours(row.pairs()).median(), row.unit()), figure(Pair.references(row.pairs()).median(), row.unit()),
        ratio.text(2), Integer.toString(row.pairs().size()), goal == null ? "" : Double.toString(goal.target()), goal == null ? "" : Double.toString(goal.stretch()),
        goal == null ? "" : reached(goal, ratio));
  }

  /** A median that reaches the target while a pair does not is no plain yes. */
  private static String reached(Row.Goal goal, Summary ratio) {
    if (!goal.reachedBy(ratio.median())) {
      return "no";
    }
    return goal.reachedBy(ratio.min()) && goal.reachedBy(ratio.max()) ? "yes" : "by median";
  }

  private static String figure(double value, String unit) {
    return String.format(Locale.ROOT, unit.startsWith("1/") ? "%.0f%s" : "%.0f %s", value, unit.replaceFirst("^1", ""));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      line.append(' ').append(cells.get(column)).append(" ".repeat(widths[column] - cells.get(column).length())).append(" |");
    }
    return line.append('\n').toString();
  }
}
