package oo.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    result.put("unit", row.unit());
    result.put("ratio", summary(Pair.ratios(row.pairs())));
    result.put("ours", summary(Pair.ours(row.pairs())));
    result.put("reference", summary(Pair.references(row.pairs())));
    result.put("pairs", row.pairs().stream().map(pair -> List.of(rounded(pair.ours()), rounded(pair.reference()))).toList());
    if (row.goal() != null) {
      result.put("target", row.goal().target());
      result.put("stretch", row.goal().stretch());
    }
    row.details().forEach((name, value) -> result.put(name, value instanceof Double figure ? rounded(figure) : value));
    return result;
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
