package oo.simulation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.simulation.run.Course;

/** The findings as a table for people, as JSON for programs, and as a page. */
public final class SimulationReport {

  private static final JsonMapper JSON = new JsonMapper();

  private final Findings findings;

  public SimulationReport(Findings findings) {
    this.findings = findings;
  }

  public String text() {
    var rows = new ArrayList<List<String>>();
    rows.add(heads());
    findings.courses().keySet().forEach(policy -> rows.add(row(findings, policy)));
    var text = new StringBuilder();
    for (var row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(any -> any.get(at).length()).max().orElse(0);
        text.append(column == 0 ? String.format("%-" + width + "s", row.getFirst()) : String.format("  %" + width + "s", row.get(column)));
      }
      text.append(System.lineSeparator());
    }
    if (findings.isContest()) {
      text.append(findings.verdict().words(findings.champion())).append(System.lineSeparator());
    }
    return text.toString();
  }

  static List<String> heads() {
    var heads = new ArrayList<>(List.of("policy"));
    for (var figure : Figure.values()) {
      heads.add(figure.title);
    }
    return heads;
  }

  static List<String> row(Findings findings, String policy) {
    var row = new ArrayList<>(List.of(policy));
    for (var figure : Figure.values()) {
      row.add(figure.text(findings.interval(policy, figure.of)));
    }
    return row;
  }

  public String json() {
    var root = JSON.createObjectNode().put("users", findings.plan().users()).put("days", findings.plan().days());
    findings.seeds().forEach(root.withArray("seeds")::add);
    var policies = root.putObject("policies");
    findings.courses().forEach((policy, courses) -> {
      var node = policies.putObject(policy);
      for (var figure : Figure.values()) {
        put(node.putObject(figure.wireName()), findings.interval(policy, figure.of));
      }
      courses.forEach(course -> course(node.withArray("courses").addObject(), course));
    });
    if (findings.isContest()) {
      var verdict = findings.verdict();
      var node = root.putObject("verdict").put("champion", findings.champion()).put("best_rival", findings.bestRival())
          .put("won", verdict.isWon()).put("words", verdict.words(findings.champion()));
      put(node.putObject("ratio"), verdict.ratio());
      findings.ratios().forEach(node.withArray("ratios")::add);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written", impossible);
    }
  }

  private static void course(ObjectNode node, Course course) {
    node.put("seed", course.seed()).put("seconds", course.took().toMillis() / 1000.0);
    for (var figure : Figure.values()) {
      node.put(figure.wireName(), figure.of.applyAsDouble(course));
    }
    for (double sum : course.cumulativeRegret()) {
      node.withArray("cumulative_regret").add(Double.parseDouble(String.format(Locale.ROOT, "%.3f", sum)));
    }
  }

  private static void put(ObjectNode node, Interval interval) {
    node.put("mean", interval.mean());
    if (interval.isKnown()) {
      node.put("lower", interval.lower()).put("upper", interval.upper());
    }
  }

  /** @param made when */
  public String html(Instant made) {
    return new Page(findings).html(made);
  }
}
