package oo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.bench.figures.Figures;
import oo.bench.figures.Goal;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.figures.Summary;

/** The results as a Markdown table whose columns also stand straight in a terminal. */
public final class Table {

  private static final List<String> HEAD = List.of(
      "id", "what", "clients", "ours (median)", "reference (median)", "result (median [min–max])", "n", "target", "stretch", "reached");

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
    var cells = new ArrayList<>(List.of(row.id(), row.what(), row.clients() == null ? "" : row.clients().toString()));
    cells.addAll(switch (row.figures()) {
      case Figures.Ratios(String unit, List<Pair> pairs) -> List.of(
          figure(Pair.ours(pairs).median(), unit), figure(Pair.references(pairs).median(), unit), Pair.ratios(pairs).text(2), size(pairs));
      case Figures.Values(String unit, List<Double> values) -> List.of(
          figure(Summary.of(values).median(), unit), "", Summary.of(values).text(decimals(Summary.of(values).median())), size(values));
      case Figures.Failed _ -> List.of("", "", "failed", "0");
    });
    var goal = row.goal();
    var measured = row.measured();
    cells.addAll(goal == null || measured == null ? List.of("", "", "") : List.of(number(goal.target()), stretch(goal), goal.verdict(measured)));
    return cells;
  }

  private static String size(List<?> measured) {
    return Integer.toString(measured.size());
  }

  private static String stretch(Goal goal) {
    return goal.stretch() == null ? "" : number(goal.stretch());
  }

  private static String number(double value) {
    return value == Math.rint(value) && value >= 10 ? Long.toString((long) value) : Double.toString(value);
  }

  private static int decimals(double value) {
    return value >= 100 ? 0 : value >= 10 ? 1 : 2;
  }

  private static String figure(double value, String unit) {
    String number = String.format(Locale.ROOT, "%." + decimals(value) + "f", value);
    return unit.startsWith("1/") ? number + unit.substring(1) : number + " " + unit;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      line.append(' ').append(cells.get(column)).append(" ".repeat(widths[column] - cells.get(column).length())).append(" |");
    }
    return line.append('\n').toString();
  }
}
