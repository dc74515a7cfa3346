package oo.recommender.domain.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.Features;
import org.jspecify.annotations.Nullable;

/**
 * A decision without a word that a user wrote or read, and without an id.
 *
 * @param decision its pseudonym
 * @param user the user's pseudonym
 * @param outcome {@code tip}, or why there was silence, such as {@code QUIET_HOURS}
 * @param draw null where the user was not available, for then nothing was drawn
 * @param reward null where it is not known, or not yet, or never will be
 */
public record ExportedDecision(
    String decision, String user, Instant at, String trigger, String outcome, @Nullable ExportedDraw draw,
    @Nullable Double reward) {

  private static final String TIP = "tip";

  /** @param assembler of the schema that the decision was drawn with; of no meaning where nothing was drawn */
  public static ExportedDecision of(
      DecisionRecord record, @Nullable FeatureAssembler assembler, @Nullable Double reward, Pseudonyms pseudonyms) {
    var draw = record.draw();
    return new ExportedDecision(
        pseudonyms.decision(record.id()), pseudonyms.user(record.user()), record.at(), record.trigger().wireName(),
        switch (record.answer()) {
          case Answer.Offered _ -> TIP;
          case Answer.Silence silence -> silence.reason().name();
        },
        draw == null || assembler == null ? null : drawn(record, draw, assembler, pseudonyms), reward);
  }

  private static ExportedDraw drawn(DecisionRecord record, Draw draw, FeatureAssembler assembler, Pseudonyms pseudonyms) {
    var schema = assembler.schema();
    var features = assembler.assemble(record.context(), record.candidates());
    var distribution = draw.distribution();
    var arms = new ArrayList<ExportedArm>();
    for (int i = 0; i < record.candidates().size(); i++) {
      var candidate = record.candidates().get(i);
      arms.add(new ExportedArm(
          pseudonyms.ref(record.user(), candidate.ref()), candidate.kind().wireName(), distribution.kind(candidate.kind()),
          distribution.withinKind(i), candidate(features, schema, i)));
    }
    if (features.silenceIsArm()) {
      arms.add(ExportedArm.silence(distribution.silence()));
    }
    int chosen = draw.pick().isSilence() ? arms.size() - 1 : draw.pick().candidate();
    return new ExportedDraw(
        draw.policy().toString(), draw.model(), draw.schemaHash(), draw.arm() == null ? null : draw.arm().wireName(),
        context(features, schema), List.copyOf(arms), chosen);
  }

  private static EnumMap<ContextFeature, Double> context(Features features, FeatureSchema schema) {
    var values = new EnumMap<ContextFeature, Double>(ContextFeature.class);
    for (var feature : ContextFeature.values()) {
      if (schema.context().contains(feature)) {
        values.put(feature, features.of(feature));
      }
    }
    return values;
  }

  private static EnumMap<CandidateFeature, Double> candidate(Features features, FeatureSchema schema, int candidate) {
    var values = new EnumMap<CandidateFeature, Double>(CandidateFeature.class);
    for (var feature : CandidateFeature.values()) {
      if (schema.candidate().contains(feature)) {
        values.put(feature, features.of(candidate, feature));
      }
    }
    return values;
  }
}
