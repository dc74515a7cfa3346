package oo.recommender.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.export.ExportedArm;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.export.ExportedDraw;
import org.junit.jupiter.api.Test;

class CsvSinkTest {

  private static List<Map<String, String>> rows(List<ExportedDecision> decisions) throws IOException {
    try (var rows = new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(Examples.written("csv", decisions))) {
      return rows.readAll();
    }
  }

  @Test
  void hasAHeaderAndARowForEveryArm() throws IOException {
    var mixed = Examples.mixed();
    var text = new String(Examples.written("csv", mixed), StandardCharsets.UTF_8);

    assertThat(text).startsWith(String.join(",", Columns.ALL.stream().map(Column::name).toList()) + "\r\n").endsWith("\r\n");
    assertThat(rows(mixed)).hasSize(Examples.rows(mixed)).allSatisfy(row -> assertThat(row).hasSize(Columns.ALL.size()));
  }

  @Test
  void hasTheHeaderOfNothing() throws IOException {
    assertThat(rows(List.of())).isEmpty();
  }

  @Test
  void givesBackEveryNumberToTheBit() throws IOException {
    var decision = Examples.decision(Trigger.PUSH, 3, 7, -0.1);
    var draw = decision.draw();
    var rows = rows(List.of(decision));

    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var arm = draw.arms().get(i);
      assertThat(row).containsEntry("decision_key", decision.decision()).containsEntry("user_key", decision.user())
          .containsEntry("decided_at", "2026-11-24T11:03:00Z").containsEntry("trigger", "push").containsEntry("outcome", decision.outcome())
          .containsEntry("reward", "-0.1").containsEntry("policy", "rules/1").containsEntry("model", "none")
          .containsEntry("feature_schema", draw.schemaHash()).containsEntry("actions", String.valueOf(draw.arms().size()))
          .containsEntry("action", String.valueOf(i)).containsEntry("chosen", String.valueOf(draw.chosen()))
          .containsEntry("ref", arm.ref()).containsEntry("kind", arm.kind());
      assertThat(Double.parseDouble(row.get("propensity"))).isEqualTo(arm.propensity());
      draw.context().forEach((feature, value) ->
          assertThat(Double.parseDouble(row.get("context_" + feature.wireName()))).isEqualTo(value));
      arm.features().forEach((feature, value) ->
          assertThat(Double.parseDouble(row.get("candidate_" + feature.wireName()))).isEqualTo(value));
    }
    assertThat(rows.getLast()).containsEntry("ref", "silence").containsEntry("candidate_effort_minutes", "");
  }

  @Test
  void leavesEmptyWhatIsNotThere() throws IOException {
    var rows = rows(List.of(Examples.decision(Trigger.PUSH, 660, 1, null)));

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row).containsEntry("outcome", "QUIET_HOURS");
      assertThat(row.entrySet()).filteredOn(entry -> !entry.getValue().isEmpty()).extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder("decision_key", "user_key", "decided_at", "trigger", "outcome");
    });
  }

  @Test
  void quotesWhatWouldBreakARow() throws IOException {
    var arm = new ExportedArm("advice:a \"b\", c\r\nd", "focus", 1, 1, Map.of());
    var decision = new ExportedDecision("d", "u", java.time.Instant.EPOCH, "pull", "tip",
        new ExportedDraw("rules/1", "none", "h", null, Map.of(), List.of(arm), 0), null);

    assertThat(rows(List.of(decision))).singleElement().satisfies(row ->
        assertThat(row).containsEntry("ref", "advice:a \"b\", c\r\nd").containsEntry("kind", "focus"));
  }
}
