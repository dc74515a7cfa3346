package oo.recommender.adapter.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.Judgement;
import oo.recommender.domain.evaluation.Beside;
import oo.recommender.domain.evaluation.Earned;
import oo.recommender.domain.evaluation.Estimate;
import oo.recommender.domain.evaluation.Level;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Shortfall;
import oo.recommender.domain.evaluation.Slice;
import oo.recommender.domain.evaluation.Summary;
import oo.recommender.domain.evaluation.Support;
import org.jspecify.annotations.Nullable;

/** Every figure for a program; what is no number is null. */
final class JsonReport {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonReport() {}

  static String of(Judgement judgement) {
    var summary = judgement.summary();
    var report = JSON.objectNode()
        .put("source", judgement.source()).put("target", judgement.target()).put("baseline", judgement.baseline())
        .put("n", summary.decisions());
    terms(report, summary);
    report.set("logged", estimate(summary.logged()));
    level(report, summary.actions());
    support(report, summary.actions().support());
    report.set("own_decisions", judgement.beside() == null ? JSON.nullNode() : beside(judgement.beside()));
    report.set("kind_level", summary.kinds() == null ? JSON.nullNode() : kindLevel(summary.kinds()));
    report.set("by_kind", slices(summary.byKind()));
    report.set("by_hour", slices(summary.byHour()));
    report.set("over_time", looks(summary));
    report.set("weights", weights(summary));
    report.set("reading", judgement.reading() == null ? JSON.nullNode() : reading(judgement.reading()));
    report.set("gate", gate(judgement.ruling()));
    return text(report);
  }

  private static String text(ObjectNode report) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void terms(ObjectNode report, Summary summary) {
    var terms = summary.terms();
    report.putObject("terms").put("reward_min", terms.rewards().min()).put("reward_max", terms.rewards().max())
        .put("alpha", terms.alpha()).put("clip", terms.clip()).put("margin", terms.margin())
        .set("largest_weight", number(terms.largestWeight()));
  }

  private static void level(ObjectNode to, Level level) {
    to.putObject("estimates")
        .<ObjectNode>set("ips", estimate(level.ips()))
        .<ObjectNode>set("snips", estimate(level.snips()))
        .<ObjectNode>set("clipped_ips", estimate(level.clipped()))
        .<ObjectNode>set("dm", estimate(level.direct()))
        .set("dr", estimate(level.doublyRobust()));
    to.set("difference", estimate(level.difference()));
    to.set("decisions_needed", number(level.decisionsNeeded()));
  }

  private static void support(ObjectNode to, Support support) {
    to.set("effective_sample_size", number(support.effectiveSampleSize()));
    to.set("largest_weight", number(support.largestWeight()));
    to.set("largest_weight_share", number(support.largestShare()));
    to.set("mean_weight", number(support.meanWeight()));
    to.set("mean_weight_error", number(support.meanWeightError()));
    to.set("unsupported_share", number(support.unsupported()));
  }

  private static ObjectNode beside(Beside beside) {
    return JSON.objectNode().<ObjectNode>set("target", earned(beside.target()))
        .<ObjectNode>set("baseline", earned(beside.baseline())).set("difference", estimate(beside.difference()));
  }

  private static ObjectNode earned(Earned earned) {
    return JSON.objectNode().put("n", earned.decisions()).put("users", earned.users()).set("earned", estimate(earned.mean()));
  }

  private static ObjectNode kindLevel(Level level) {
    var node = JSON.objectNode();
    level(node, level);
    support(node, level.support());
    return node;
  }

  private static JsonNode estimate(@Nullable Estimate estimate) {
    if (estimate == null) {
      return JSON.nullNode();
    }
    var node = JSON.objectNode();
    node.set("estimate", number(estimate.value()));
    if (estimate.interval() == null) {
      return node.putNull("interval").put("why_no_interval", estimate.whyNone());
    }
    node.putObject("interval").put("lower", estimate.interval().lower()).put("upper", estimate.interval().upper());
    return node;
  }

  private static JsonNode slices(Map<?, Slice> slices) {
    var node = JSON.objectNode();
    slices.forEach((name, slice) -> node.putObject(name.toString())
        .put("n", slice.decisions())
        .<ObjectNode>set("logged", estimate(slice.logged()))
        .<ObjectNode>set("value", number(slice.value()))
        .<ObjectNode>set("mean_weight", number(slice.meanWeight()))
        .set("difference", estimate(slice.difference())));
    return node;
  }

  private static JsonNode looks(Summary summary) {
    var node = JSON.arrayNode();
    summary.looks().forEach(look -> node.addObject().put("n", look.decisions())
        .put("at", look.at() == null ? null : look.at().toString()).set("difference", estimate(look.difference())));
    return node;
  }

  private static JsonNode weights(Summary summary) {
    var node = JSON.arrayNode();
    summary.weights().forEach(bar -> node.addObject().put("above", bar.from()).put("n", bar.decisions())
        .put("share", bar.share()).set("up_to", number(bar.to())));
    return node;
  }

  private static JsonNode reading(Reading reading) {
    var node = JSON.objectNode().put("lines", reading.lines()).put("rows", reading.rows()).put("malformed", reading.malformed());
    var left = node.putObject("left_out");
    reading.without().forEach(left::put);
    var named = node.putArray("malformed_lines");
    reading.named().forEach(fault -> named.addObject().put("line", fault.line()).put("why", fault.why()));
    return node;
  }

  private static JsonNode gate(Ruling ruling) {
    var node = JSON.objectNode().put("promotes", ruling instanceof Ruling.Promote);
    var reasons = node.putArray("reasons");
    if (ruling instanceof Ruling.Refuse(var shortfalls)) {
      shortfalls.forEach(shortfall -> reasons.add(reason(shortfall)));
    }
    return node;
  }

  private static ObjectNode reason(Shortfall shortfall) {
    var node = JSON.objectNode().put("measure", shortfall.measure().wireName());
    node.set("actual", number(shortfall.actual()));
    return node.put("required", shortfall.required()).put("says", shortfall.says()).put("remedy", shortfall.remedy())
        .put("more_decisions", shortfall.moreDecisions());
  }

  private static JsonNode number(double number) {
    return Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
  }
}
