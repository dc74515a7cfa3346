package oo.recommender.adapter.postgres;

import oo.codegen.sql.recommender.tables.records.ModelSnapshotRecord;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.Health;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.policy.LinearModel;
import oo.shared.application.ContentFree;
import org.jspecify.annotations.Nullable;

/** A snapshot as a row, and back. Its version is {@code m} and the row's number. */
final class SnapshotRow {

  private static final String PREFIX = "m";

  private SnapshotRow() {}

  /** What is kept is not what was written. */
  static final class Damaged extends IllegalStateException implements ContentFree {

    private static final long serialVersionUID = 1;

    private Damaged(long number) {
      super("the snapshot " + version(number) + " is damaged: its checksum is another");
    }
  }

  static String version(long number) {
    return PREFIX + number;
  }

  /** Null when it is no version. */
  static @Nullable Long number(String version) {
    return version.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.valueOf(version.substring(PREFIX.length())) : null;
  }

  /** Without a number, which the table gives. */
  static ModelSnapshotRecord write(ModelDraft draft) {
    var row = new ModelSnapshotRecord();
    row.setInputsHash(draft.inputsHash());
    row.setCutAt(draft.cutAt());
    row.setRewardDefinition(draft.rewardDefinition());
    row.setObservations(draft.observations());
    row.setMeanReward(draft.health().meanReward());
    row.setMeanEntropy(draft.health().meanEntropy());
    row.setDrift(draft.health().drift());
    row.setDocument(SnapshotDocument.write(draft.linear()));
    row.setChecksum(SnapshotDocument.checksum(row.getDocument()));
    return row;
  }

  /** @throws Damaged when the checksum is not that of the document */
  static Snapshots.Kept read(ModelSnapshotRecord row) {
    return new Snapshots.Kept(
        version(row.getNumber()),
        new ModelDraft(
            row.getInputsHash(), linear(row), row.getCutAt(), row.getRewardDefinition(), row.getObservations(),
            new Health(row.getMeanReward(), row.getMeanEntropy(), row.getDrift())),
        row.getChecksum());
  }

  private static LinearModel linear(ModelSnapshotRecord row) {
    if (!SnapshotDocument.checksum(row.getDocument()).equals(row.getChecksum())) {
      throw new Damaged(row.getNumber());
    }
    return SnapshotDocument.read(row.getDocument());
  }
}
