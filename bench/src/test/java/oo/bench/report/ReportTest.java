package oo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.DocumentBuilderFactory;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

  private static final List<Row> ROWS = List.of(
      Row.ratios("P1", "decisions ÷ T3", 8, "1/s", List.of(new Pair(1_500, 3_000), new Pair(1_600, 2_000), new Pair(1_400, 2_000)),
          Goals.decisionRate(8), Map.of("p50_ms", 4.25, "p99_ms", 12.0, "failures", 0L)),
      Row.ratios("P1", "decisions ÷ T3", 16, "1/s", List.of(new Pair(1, 2)), Goals.decisionRate(16), Map.of()),
      Row.values("memory", "resident", 8, "MiB", List.of(301.0, 290.0), Goals.RESIDENT, Map.of()),
      Row.failed("P7", "shadows", "it broke"),
      Row.ratios("P8", "start with AOT cache ÷ without", null, "ms", List.of(new Pair(700, 1_000)), Goals.START_WITH_CACHE, Map.of()));

  private static final Circumstances CIRCUMSTANCES = new Circumstances(
      Instant.parse("2026-11-23T08:00:00Z"), "abc", "a processor", 2, "Linux", "a JVM", List.of("-XX:+UseSerialGC"),
      Map.of("OO_DATABASE_POOL_SIZE", "4"), List.of("bench"), "ext4", 0.25, true);

  @Test
  void printsATableWithTheSpreadAndWhetherTheTargetIsReached() {
    assertThat(Table.of(ROWS)).isEqualTo("""
        | id     | what                           | clients | ours (median) | reference (median) | result (median [min–max]) | n | target | stretch | reached   |
        |--------|--------------------------------|---------|---------------|--------------------|---------------------------|---|--------|---------|-----------|
        | P1     | decisions ÷ T3                 | 8       | 1500/s        | 2000/s             | 0.70 [0.50–0.80]          | 3 | 0.55   | 0.85    | by median |
        | P1     | decisions ÷ T3                 | 16      | 1.00/s        | 2.00/s             | 0.50 [0.50–0.50]          | 1 |        |         |           |
        | memory | resident                       | 8       | 296 MiB       |                    | 296 [290–301]             | 2 | 350    |         | yes       |
        | P7     | shadows                        |         |               |                    | failed                    | 0 |        |         |           |
        | P8     | start with AOT cache ÷ without |         | 700 ms        | 1000 ms            | 0.70 [0.70–0.70]          | 1 | 0.6    | 0.5     | no        |
        """);
  }

  @Test
  void writesEveryPairAsJson(@TempDir Path folder) throws IOException {
    JsonReport.write(folder.resolve("bench.json"), ROWS, CIRCUMSTANCES);

    var json = new JsonMapper().readTree(folder.resolve("bench.json").toFile());
    assertThat(json.at("/commit").asText()).isEqualTo("abc");
    assertThat(json.at("/results/0/ratio/median").asDouble()).isEqualTo(0.7);
    assertThat(json.at("/results/0/pairs/1/0").asDouble()).isEqualTo(1_600);
    assertThat(json.at("/results/0/p99_ms").asDouble()).isEqualTo(12);
    assertThat(json.at("/results/1").has("target")).isFalse();
    assertThat(json.at("/results/2/value/max").asDouble()).isEqualTo(301);
    assertThat(json.at("/results/3/failed").asText()).isEqualTo("it broke");
    assertThat(json.at("/results/4").has("clients")).isFalse();
    assertThat(json.at("/settings/OO_DATABASE_POOL_SIZE").asText()).isEqualTo("4");
    assertThat(json.at("/quick").asBoolean()).isTrue();
  }

  @Test
  void drawsWhatWasMeasuredWithLatencies(@TempDir Path folder) throws Exception {
    Plot.write(folder.resolve("bench.svg"), ROWS);

    String svg = Files.readString(folder.resolve("bench.svg"));
    assertThat(svg).contains("8 clients", ">1500<", ">2000<", ">4.3<", ">12.0<").doesNotContain("16 clients");
    var document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
  }

  @Test
  void drawsNothingWhereNothingHasLatencies(@TempDir Path folder) {
    Plot.write(folder.resolve("bench.svg"), ROWS.subList(2, 5));

    assertThat(folder.resolve("bench.svg")).doesNotExist();
  }

  @Test
  void keepsWhatIsMeasuredAtOnceAndRecordsItBesideTheOthers(@TempDir Path home) throws IOException {
    Files.createDirectories(home.resolve("docs"));
    Files.writeString(home.resolve("docs/benchmarks.md"), "# Benchmarks\n");
    Files.writeString(home.resolve("docs/benchmarks-1.json"), "{}");
    var results = new Results(home, home.resolve("here/run.json"), CIRCUMSTANCES);
    results.add(ROWS.getFirst());
    assertThat(home.resolve("here/run.json")).content().contains("\"P1\"");

    results.add(ROWS.getLast());
    results.record();

    assertThat(home.resolve("docs/benchmarks.md")).content().startsWith("# Benchmarks\n").contains(
        "### Run 2, 2026-11-23", "| P8 ", "commit abc", Circumstances.QUICK, "(benchmarks-2.json)", "(benchmarks-2.svg)");
    assertThat(home.resolve("docs/benchmarks-2.json")).hasSameTextualContentAs(home.resolve("here/run.json"));
    assertThat(home.resolve("docs/benchmarks-2.svg")).exists();
  }

  @Test
  void countsDownWhatIsLeftAndLearnsHowMuchSlowerItGoes() {
    var err = new StringWriter();
    var now = new AtomicLong();
    var progress = new Progress(new PrintWriter(err), now::get);
    progress.expect(Duration.ofSeconds(150));

    progress.begin("first", Duration.ofSeconds(100));
    progress.note("done");
    now.set(Duration.ofSeconds(150).toNanos());
    progress.begin("second", Duration.ofSeconds(100));
    progress.begin("third", Duration.ofSeconds(1));
    progress.expect(Duration.ofSeconds(7));
    progress.begin("fourth", Duration.ofSeconds(7));

    assertThat(err.toString().lines()).containsExactly("first, 100 s (about 3 min left)", "  done", "second, 100 s (about 75 s left)",
        "third, 1 s (about 0 s left)", "fourth, 7 s (about 7 s left)");
  }
}
