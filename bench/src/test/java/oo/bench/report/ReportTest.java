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
import javax.xml.parsers.DocumentBuilderFactory;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

  private static final List<Row> ROWS = List.of(
      new Row("P1", "decisions ÷ T3", 8, "1/s", List.of(new Pair(1_500, 3_000), new Pair(1_600, 2_000), new Pair(1_400, 2_000)),
          Goals.decisionRate(8), Map.of("p50_ms", 4.25, "p99_ms", 12.0, "failures", 0L)),
      new Row("P1", "decisions ÷ T3", 16, "1/s", List.of(new Pair(1, 2)), Goals.decisionRate(16), Map.of()),
      new Row("P8", "start with AOT cache ÷ without", null, "ms", List.of(new Pair(700, 1_000)), Goals.START_WITH_CACHE, Map.of()));

  private static final Circumstances CIRCUMSTANCES = new Circumstances(
      Instant.parse("2026-11-23T08:00:00Z"), "abc", "a processor", 2, "Linux", "a JVM", List.of("-XX:+UseSerialGC"), List.of("bench"), "ext4", 0.25);

  @Test
  void printsATableWithTheSpreadAndWhetherTheTargetIsReached() {
    assertThat(Table.of(ROWS)).isEqualTo("""
        | id | what                           | clients | ours (median) | reference (median) | ratio (median [min–max]) | pairs | target | stretch | reached   |
        |----|--------------------------------|---------|---------------|--------------------|--------------------------|-------|--------|---------|-----------|
        | P1 | decisions ÷ T3                 | 8       | 1500/s        | 2000/s             | 0.70 [0.50–0.80]         | 3     | 0.55   | 0.85    | by median |
        | P1 | decisions ÷ T3                 | 16      | 1/s           | 2/s                | 0.50 [0.50–0.50]         | 1     |        |         |           |
        | P8 | start with AOT cache ÷ without |         | 700 ms        | 1000 ms            | 0.70 [0.70–0.70]         | 1     | 0.6    | 0.5     | no        |
        """);
  }

  @Test
  void saysYesOnlyWhenEveryPairReachesTheTarget() {
    var every = new Row("P8", "start", null, "ms", List.of(new Pair(5, 10), new Pair(6, 10)), Goals.START_WITH_CACHE, Map.of());
    var most = new Row("P8", "start", null, "ms", List.of(new Pair(5, 10), new Pair(5, 10), new Pair(8, 10)), Goals.START_WITH_CACHE, Map.of());

    assertThat(Table.of(List.of(every))).contains("| yes ");
    assertThat(Table.of(List.of(most))).contains("| by median ");
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
    assertThat(json.at("/results/2").has("clients")).isFalse();
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
    Plot.write(folder.resolve("bench.svg"), ROWS.subList(2, 3));

    assertThat(folder.resolve("bench.svg")).doesNotExist();
  }

  @Test
  void countsDownWhatIsLeft() {
    var err = new StringWriter();
    var progress = new Progress(new PrintWriter(err));
    progress.expect(Duration.ofSeconds(150));

    progress.begin("first", Duration.ofSeconds(100));
    progress.note("done");
    progress.begin("second", Duration.ofSeconds(100));
    progress.begin("third", Duration.ofSeconds(1));

    assertThat(err.toString().lines()).containsExactly("first, 100 s (about 3 min left)", "  done", "second, 100 s (about 50 s left)",
        "third, 1 s (about 0 s left)");
  }
}
