package oo.recommender.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import oo.recommender.application.EvaluateLogOutcome.Fault;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.Judgement;
import oo.recommender.domain.evaluation.Beside;
import oo.recommender.domain.evaluation.Chance;
import oo.recommender.domain.evaluation.Estimates;
import oo.recommender.domain.evaluation.Evaluation;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvaluationReportTest {

  private static final Instant MADE = Instant.parse("2026-11-23T12:00:00Z");
  private static final String HOSTILE = "<script>alert('x')</script>&\"log\"";

  private static Judgement judgement(int decisions, double targetPropensity) {
    var random = new SplittableRandom(1);
    var evaluation = new Evaluation(Terms.STANDARD.rewards(RewardRange.SIGNED));
    for (int i = 0; i < decisions; i++) {
      boolean rare = random.nextDouble() < 0.2;
      double reward = random.nextDouble() < (rare ? 0.7 : 0.2) ? 1 : -0.1;
      var chance = rare ? new Chance(0.2, targetPropensity) : new Chance(0.8, 1 - targetPropensity);
      evaluation.add(new Logged(chance, chance, reward, new Estimates(0.2, 0.3), 0, rare ? HOSTILE : "break",
          MADE.plusSeconds(60L * i), i / 60 % 24));
    }
    var summary = evaluation.summary();
    return new Judgement(HOSTILE, "squarecb", "the logging policy", summary, Gate.STANDARD.judge(summary), beside(),
        new Reading(decisions + 3, decisions, new TreeMap<>(java.util.Map.of("a decision without a reward", 2L)), 1,
            List.of(new Fault(17, "propensity is missing"))));
  }

  private static Beside beside() {
    var target = Beside.sums(Terms.STANDARD);
    var baseline = Beside.sums(Terms.STANDARD);
    for (int i = 0; i < 1_000; i++) {
      target.add(new UserId(new UUID(0, i % 10)), 0.5);
      baseline.add(new UserId(new UUID(0, i % 20)), 0.25);
    }
    return new Beside(target.sum(), baseline.sum());
  }

  private static Judgement empty() {
    var summary = new Evaluation(Terms.STANDARD).summary();
    return new Judgement("nothing.jsonl", "uniform", "the logging policy", summary, Gate.STANDARD.judge(summary), null, null);
  }

  @Test
  void printsJsonThatKeepsItsSchema() throws IOException {
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../../contracts/logs/evaluation.schema.json")), InputFormat.JSON);

    for (var judgement : List.of(judgement(20_000, 0.7), judgement(100, 0.1), empty())) {
      assertThat(schema.validate(new EvaluationReport(judgement).json(), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void tellsEveryFigureInJson() throws IOException {
    var judgement = judgement(20_000, 0.7);
    JsonNode json = new ObjectMapper().readTree(new EvaluationReport(judgement).json());
    var actions = judgement.summary().actions();

    assertThat(json.path("n").asInt()).isEqualTo(20_000);
    assertThat(json.at("/estimates/ips/estimate").asDouble()).isEqualTo(actions.ips().value());
    assertThat(json.at("/estimates/snips/interval/lower").asDouble()).isEqualTo(actions.snips().interval().lower());
    assertThat(json.at("/estimates/dr/interval").isNull()).isTrue();
    assertThat(json.at("/estimates/dr/why_no_interval").asText()).contains("no bound");
    assertThat(json.path("effective_sample_size").asDouble()).isEqualTo(actions.support().effectiveSampleSize());
    assertThat(json.path("largest_weight").asDouble()).isEqualTo(0.7 / 0.2);
    assertThat(json.at("/kind_level/estimates/ips/estimate").asDouble()).isEqualTo(actions.ips().value());
    assertThat(json.at("/own_decisions/target/n").asInt()).isEqualTo(1_000);
    assertThat(json.at("/own_decisions/baseline/users").asInt()).isEqualTo(20);
    assertThat(json.at("/own_decisions/difference/estimate").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/own_decisions/difference/interval/lower").asDouble()).isBetween(0.2, 0.25);
    assertThat(json.at("/gate/promotes").asBoolean()).isTrue();
    assertThat(json.at("/gate/reasons")).isEmpty();
  }

  @Test
  void givesTheGatesReasonsInEveryForm() throws IOException {
    var report = new EvaluationReport(judgement(100, 0.7));
    JsonNode reason = new ObjectMapper().readTree(report.json()).at("/gate/reasons/0");

    assertThat(reason.path("measure").asText()).isEqualTo("decisions");
    assertThat(reason.path("more_decisions").asInt()).isEqualTo(400);
    assertThat(report.text()).contains("gate: REFUSE", "there are 100 decisions, at least 500 are needed", "about 400 more decisions");
    assertThat(report.html(MADE)).contains("There are 100 decisions, at least 500 are needed", "about 400 more decisions");
  }

  @Test
  void writesAPageThatFetchesNothingAndRunsNothing() {
    String page = new EvaluationReport(judgement(20_000, 0.7)).html(MADE);

    assertThat(page).doesNotContainPattern(Pattern.compile("(?i)<(script|link|img|iframe|object|embed|base|form)\\b"))
        .doesNotContainPattern("(?i)https?://|url\\(|@import|\\bon[a-z]+\\s*=|javascript:")
        .contains("default-src 'none'");
  }

  @Test
  void escapesWhatComesFromTheLog() {
    String page = new EvaluationReport(judgement(2_000, 0.7)).html(MADE);

    assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;log&quot;");
  }

  @Test
  void namesAndDescribesEveryDrawingAndHeadsEveryTable() {
    String page = new EvaluationReport(judgement(20_000, 0.7)).html(MADE);
    long drawings = Pattern.compile("<svg ").matcher(page).results().count();

    assertThat(drawings).isEqualTo(7);
    assertThat(Pattern.compile("<svg [^>]*role=\"img\" aria-labelledby=\"(\\S+) (\\S+)\"><title id=\"\\1\">[^<]+</title><desc id=\"\\2\">[^<]+</desc>")
        .matcher(page).results().count()).isEqualTo(drawings);
    assertThat(Pattern.compile("<table><caption>[^<]+</caption><thead>").matcher(page).results().count())
        .isEqualTo(Pattern.compile("<table>").matcher(page).results().count()).isEqualTo(7);
    assertThat(Pattern.compile("\\sid=\"([^\"]+)\"").matcher(page).results().map(match -> match.group(1)).toList()).doesNotHaveDuplicates();
    assertThat(page).contains("<html lang=\"en\">", "<main>", "<h1>");
  }

  /** Drawings are XML within the page; a wrong number or a missing end would show here. */
  @Test
  void drawsWellFormedDrawings() throws Exception {
    for (var judgement : List.of(judgement(20_000, 0.7), judgement(1, 0.7), empty())) {
      var drawings = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL).matcher(new EvaluationReport(judgement).html(MADE)).results()
          .map(match -> match.group()).toList();
      assertThat(drawings).isNotEmpty();
      for (var drawing : drawings) {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(drawing)));
        assertThat(drawing).doesNotContain("NaN", "Infinity");
      }
    }
  }

  @Test
  void putsTheFiguresIntoATable() {
    assertThat(new EvaluationReport(judgement(20_000, 0.7)).text())
        .contains("IPS", "SNIPS", "DM", "DR", "target - logged", "effective sample size", "gate: PROMOTE",
            "with its own decisions", "users", "difference", "1 of 20,003 lines are malformed", "line 17: propensity is missing");
  }
}
