package oo.recommender.adapter.export;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.adapter.export.Column.Type;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;

/** The columns of CSV and Parquet. Appended to, never renamed or given another meaning; docs/export.md lists them. */
final class Columns {

  static final List<Column> ALL = all();

  private Columns() {}

  private static List<Column> all() {
    var columns = new ArrayList<>(List.of(
        new Column("decision_key", Type.TEXT, "pseudonym of the decision", row -> row.decision().decision()),
        new Column("user_key", Type.TEXT, "pseudonym of the user", row -> row.decision().user()),
        new Column("decided_at", Type.MOMENT, "when it was decided", row -> row.decision().at()),
        new Column("trigger", Type.TEXT, "`pull` or `push`", row -> row.decision().trigger()),
        new Column("outcome", Type.TEXT, "`tip`, or why there was silence, such as `QUIET_HOURS`", row -> row.decision().outcome()),
        new Column("reward", Type.REAL, "of the decision, -1 to 1; empty where it is not known", row -> row.decision().reward()),
        Column.ofDraw("policy", Type.TEXT, "policy and version that drew; empty where nothing was drawn", draw -> draw.policy()),
        Column.ofDraw("model", Type.TEXT, "version of the snapshot that it was given", draw -> draw.model()),
        Column.ofDraw("feature_schema", Type.TEXT, "SHA-256 of the feature schema", draw -> draw.schemaHash()),
        Column.ofDraw("arm", Type.TEXT, "the user's arm: `default`, `candidate` or `holdout`; empty from before there were arms", draw -> draw.arm()),
        Column.ofDraw("actions", Type.INTEGER, "how many actions there were, silence included", draw -> draw.arms().size()),
        new Column("action", Type.INTEGER, "this row's action, counted from 0", row -> row.arm() == null ? null : row.action()),
        Column.ofDraw("chosen", Type.INTEGER, "the action that was drawn", draw -> draw.chosen()),
        Column.ofArm("ref", Type.TEXT, "`advice:…`, a pseudonym of an own `task:` or `event:`, or `silence`", arm -> arm.ref()),
        Column.ofArm("kind", Type.TEXT, "its kind, or `silence`", arm -> arm.kind()),
        Column.ofArm("kind_probability", Type.REAL, "probability that its kind was drawn", arm -> arm.kindProbability()),
        Column.ofArm("candidate_probability", Type.REAL, "probability that it was drawn, given its kind", arm -> arm.candidateProbability()),
        Column.ofArm("propensity", Type.REAL, "probability that it was drawn", arm -> arm.propensity())));
    for (var feature : ContextFeature.values()) {
      columns.add(Column.ofDraw("context_" + feature.wireName(), Type.REAL, feature.unit(), draw -> draw.context().get(feature)));
    }
    for (var feature : CandidateFeature.values()) {
      columns.add(Column.ofArm("candidate_" + feature.wireName(), Type.REAL, feature.unit(), arm -> arm.features().get(feature)));
    }
    return List.copyOf(columns);
  }
}
