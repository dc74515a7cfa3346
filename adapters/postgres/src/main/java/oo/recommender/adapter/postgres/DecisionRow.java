package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.util.List;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.PolicyId;
import oo.shared.domain.UserId;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A decision as a row, and back together with the row of the tip that it offered. */
final class DecisionRow {

  /** To be read from decision, left-joined with tip. */
  static final List<Field<?>> FIELDS = List.of(
      DECISION.ID, DECISION.USER_ID, DECISION.POLICY, DECISION.MODEL, DECISION.SCHEMA_HASH,
      DECISION.FEATURE_SCHEMA, DECISION.SEED, DECISION.ARM, DECISION.DOCUMENT, TIP.ID, TIP.OFFERED_AT, TIP.DOCUMENT);

  private static final String OUTCOME_TIP = "tip";

  private DecisionRow() {}

  static oo.codegen.sql.recommender.tables.records.DecisionRecord write(DecisionRecord record, Terms terms) {
    var row = new oo.codegen.sql.recommender.tables.records.DecisionRecord();
    row.setId(record.id());
    row.setUserId(record.user().value());
    row.setDecidedAt(record.at());
    row.setTrigger(record.trigger().wireName());
    switch (record.answer()) {
      case Answer.Offered offered -> {
        row.setOutcome(OUTCOME_TIP);
        row.setTipId(offered.id());
      }
      case Answer.Silence silence -> row.setOutcome(silence.reason().name());
    }
    if (record.draw() != null) {
      write(record.draw(), row, terms);
    }
    row.setDocument(DecisionDocument.of(record).write(terms));
    return row;
  }

  private static void write(
      Draw draw, oo.codegen.sql.recommender.tables.records.DecisionRecord row, Terms terms) {
    row.setPolicy(draw.policy().toString());
    row.setModel(draw.model());
    row.setFeatureSchema(terms.schema(draw.schemaHash()));
    row.setSeed(draw.seed());
    row.setKindProbability(draw.kindProbability());
    row.setCandidateProbability(draw.candidateProbability());
    row.setArm(draw.arm() == null ? null : draw.arm().wireName());
  }

  static DecisionRecord read(Record row, Terms terms) {
    var document = DecisionDocument.read(row.get(DECISION.DOCUMENT), terms);
    var drawn = document.drawn();
    var draw = drawn == null ? null : new Draw(
        PolicyId.parse(row.get(DECISION.POLICY)), row.get(DECISION.MODEL), schemaHash(row, terms), row.get(DECISION.SEED),
        drawn.distribution(), drawn.pick(), arm(row.get(DECISION.ARM)), drawn.scores());
    return new DecisionRecord(
        row.get(DECISION.ID), new UserId(row.get(DECISION.USER_ID)), document.context(), document.availability(),
        document.candidates(), draw, document.silence() == null ? offered(row) : document.silence());
  }

  /** Rows from before schemas had numbers have the hash itself. */
  private static String schemaHash(Record row, Terms terms) {
    var number = row.get(DECISION.FEATURE_SCHEMA);
    return number == null ? row.get(DECISION.SCHEMA_HASH) : terms.schema(number);
  }

  private static @Nullable Arm arm(@Nullable String wireName) {
    return wireName == null ? null : Arm.ofWireName(wireName);
  }

  private static Answer.Offered offered(Record row) {
    var document = TipRow.document(row);
    return new Answer.Offered(row.get(TIP.ID), document.content(), document.expiresAt());
  }
}
