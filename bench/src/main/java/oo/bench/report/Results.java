package oo.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import oo.bench.figures.Row;
import oo.bootstrap.cli.Refused;
import org.jspecify.annotations.Nullable;

/** The lines of one run, in a file as soon as they are known. */
public final class Results {

  private final Path home;
  private final Path json;
  private final Circumstances circumstances;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param home of this oO
   * @param json file for the figures; null for one in the build's folder
   * @throws Refused when it cannot be written: that is better known before an hour of measurements
   */
  public Results(Path home, @Nullable Path json, Circumstances circumstances) {
    this.home = home;
    this.circumstances = circumstances;
    this.json = json != null ? json.toAbsolutePath()
        : home.resolve("target/bench/" + circumstances.at().toString().replace(":", "") + ".json");
    save();
  }

  public void add(Row row) {
    rows.add(row);
    save();
  }

  private void save() {
    try {
      Files.createDirectories(json.getParent());
    } catch (IOException unwritable) {
      throw new Refused(json.getParent() + " cannot be made", unwritable);
    }
    JsonReport.write(json, rows, circumstances);
    Plot.write(plot(json), rows);
  }

  private static Path plot(Path json) {
    return json.resolveSibling(json.getFileName().toString().replaceFirst("(\\.json)?$", ".svg"));
  }

  /** Circumstances, table, and where the files are. */
  public String text() {
    return circumstances.text() + "\n\n" + Table.of(rows) + "\nall figures: " + json + "\n"
        + (Files.exists(plot(json)) ? "plot: " + plot(json) + "\n" : "") + (circumstances.quick() ? "\n" + Circumstances.QUICK + "\n" : "");
  }

  /**
   * Appends a section to docs/benchmarks.md, with the figures and the plot beside it.
   *
   * @return the file
   */
  public Path record() {
    Path docs = home.resolve("docs");
    try {
      int number = 1;
      while (Files.exists(docs.resolve("benchmarks-" + number + ".json"))) {
        number++;
      }
      Path kept = docs.resolve("benchmarks-" + number + ".json");
      Files.copy(json, kept);
      boolean plotted = Files.exists(plot(json));
      if (plotted) {
        Files.copy(plot(json), plot(kept));
      }
      return Files.writeString(docs.resolve("benchmarks.md"), section(number, plotted), StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    } catch (IOException unwritable) {
      throw new Refused("the results cannot be recorded in " + docs + "; they are in " + json, unwritable);
    }
  }

  private String section(int number, boolean plotted) {
    return """

        ### Run %1$d, %2$s

        ```
        %3$s
        ```

        %4$s
        [All figures](benchmarks-%1$d.json)%5$s
        """.formatted(number, circumstances.at().toString().substring(0, 10), circumstances.text(), Table.of(rows),
        plotted ? "\n\n![Throughput, and p50 and p99 of a decision, by clients](benchmarks-" + number + ".svg)" : "");
  }
}
