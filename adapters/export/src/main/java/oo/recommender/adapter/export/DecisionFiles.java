package oo.recommender.adapter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import oo.recommender.application.port.DecisionSink;

/** The formats that decisions can be written in; docs/export.md says what each holds. */
public final class DecisionFiles {

  private static final String DSJSON = "dsjson";
  private static final String PARQUET = "parquet";
  private static final String CSV = "csv";

  private DecisionFiles() {}

  public static List<String> formats() {
    return List.of(DSJSON, PARQUET, CSV);
  }

  /**
   * @param out closed with the sink
   * @throws IllegalArgumentException for what is none of {@link #formats}
   */
  public static DecisionSink write(String format, OutputStream out) throws IOException {
    return switch (format) {
      case DSJSON -> new DsjsonSink(out);
      case PARQUET -> new ParquetSink(out);
      case CSV -> new CsvSink(out);
      default -> throw new IllegalArgumentException("no format: " + format);
    };
  }
}
