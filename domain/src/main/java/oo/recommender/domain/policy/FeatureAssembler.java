package oo.recommender.domain.policy;

import java.util.List;

/**
 * Turns a moment and its candidates into numbers: the same code for serving, shadows, learning, export and replay.
 *
 * <p>Features that its schema does not have are 0.
 */
public final class FeatureAssembler {

  private final FeatureSchema schema;
  private final String schemaHash;
  private final Revision revision;

  /** Of the current schema. */
  public FeatureAssembler() {
    this(FeatureSchema.CURRENT);
  }

  /** @throws IllegalArgumentException for a schema that was never current */
  public FeatureAssembler(FeatureSchema schema) {
    this.schema = schema;
    this.schemaHash = schema.hash();
    if (schema.equals(FeatureSchema.V1)) {
      this.revision = new Revision1();
    } else if (schema.equals(FeatureSchema.V2)) {
      this.revision = new Revision2();
    } else {
      throw new IllegalArgumentException("nothing assembles feature schema " + schemaHash);
    }
  }

  /** One for each schema that was ever current, so that every logged decision can be made again. */
  public static List<FeatureAssembler> all() {
    return FeatureSchema.ALL.stream().map(FeatureAssembler::new).toList();
  }

  public FeatureSchema schema() {
    return schema;
  }

  /** Of the schema that {@link #assemble} follows. */
  public String schemaHash() {
    return schemaHash;
  }

  public Features assemble(DecisionContext context, CandidateSet candidates) {
    var features = new Features(candidates);
    revision.moment(features, context);
    for (int i = 0; i < candidates.size(); i++) {
      revision.candidate(features, i, candidates.get(i), context);
    }
    return features;
  }

  /** How the features of one schema are computed; once decisions were made with it, it does not change by a bit. */
  interface Revision {

    void moment(Features features, DecisionContext context);

    void candidate(Features features, int i, Candidate candidate, DecisionContext context);
  }
}
