package oo.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.bench.figures.Figures;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.figures.Summary;
import oo.bootstrap.cli.Refused;

/** All figures of a run, each pair of them, for whoever wants to compare. */
public final class JsonReport {

  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** @throws Refused when the file cannot be written */
  public static void write(Path file, List<Row> rows, Circumstances circumstances) {
    try {
      Files.writeString(file, of(rows, circumstances) + "\n");
    } catch (IOException unwritable) {
      throw new Refused(file + " cannot be written", unwritable);
    }
  }

  static String of(List<Row> rows, Circumstances circumstances) throws IOException {
    var run = new LinkedHashMap<String, Object>();
    run.put("at", circumstances.at().toString());
    run.put("commit", circumstances.commit());
    run.put("arguments", circumstances.arguments());
    run.put("processor", circumstances.processor());
    run.put("cores", circumstances.cores());
    run.put("system", circumstances.system());
    run.put("disk", circumstances.disk());
    run.put("load_before", circumstances.loadBefore());
    run.put("java", circumstances.java());
    run.put("java_options", circumstances.javaOptions());
    run.put("settings", circumstances.settings());
    run.put("quick", circumstances.quick());
    run.put("results", rows.stream().map(JsonReport::result).toList());
    return JSON.writeValueAsString(run);
  }

  private static Map<String, Object> result(Row row) {
    var result = new LinkedHashMap<String, Object>();
    result.put("id", row.id());
    result.put("what", row.what());
    if (row.clients() != null) {
      result.put("clients", row.clients());
    }
    result.putAll(figures(row.figures()));
    var goal = row.goal();
    var measured = row.measured();
    if (goal != null && measured != null) {
      result.put("target", goal.target());
      if (goal.stretch() != null) {
        result.put("stretch", goal.stretch());
      }
      result.put("reached", goal.verdict(measured));
    }
    row.details().forEach((name, value) -> result.put(name, value instanceof Double figure ? rounded(figure) : value));
    return result;
  }

  private static Map<String, Object> figures(Figures figures) {
    var written = new LinkedHashMap<String, Object>();
    switch (figures) {
      case Figures.Ratios(String unit, List<Pair> pairs) -> {
        written.put("unit", unit);
        written.put("ratio", summary(Pair.ratios(pairs)));
        written.put("ours", summary(Pair.ours(pairs)));
        written.put("reference", summary(Pair.references(pairs)));
        written.put("pairs", pairs.stream().map(pair -> List.of(rounded(pair.ours()), rounded(pair.reference()))).toList());
      }
      case Figures.Values(String unit, List<Double> values) -> {
        written.put("unit", unit);
        written.put("value", summary(Summary.of(values)));
        written.put("values", values.stream().map(JsonReport::rounded).toList());
      }
      case Figures.Failed(String reason) -> written.put("failed", reason);
    }
    return written;
  }

  private static Map<String, Double> summary(Summary summary) {
    var figures = new LinkedHashMap<String, Double>();
    figures.put("median", rounded(summary.median()));
    figures.put("min", rounded(summary.min()));
    figures.put("max", rounded(summary.max()));
    return figures;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
