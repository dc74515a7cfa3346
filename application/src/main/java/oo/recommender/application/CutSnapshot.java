package oo.recommender.application;

import java.time.Instant;
import java.time.InstantSource;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.CutRule;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts a snapshot of what was learned when there is enough news, and says so when it looks strange. */
public final class CutSnapshot {

  private static final Logger LOG = LoggerFactory.getLogger(CutSnapshot.class);

  private final Snapshots snapshots;
  private final InstantSource clock;

  public CutSnapshot(Snapshots snapshots, InstantSource clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** @param atOnce whether or not there is enough news. @return null where none was cut */
  public Snapshots.@Nullable Kept execute(boolean atOnce) {
    var now = clock.instant();
    var cut = snapshots.cut(standing -> atOnce || due(standing, now) ? draft(standing, now) : null);
    if (cut != null) {
      LOG.info("Model {} was cut from {} observations", cut.version(), cut.draft().observations());
      cut.draft().health().alarms().forEach(alarm -> LOG.warn(
          "Model {} looks strange ({}: drift {}, entropy {}); ./oo model rollback serves the one before", cut.version(), alarm,
          cut.draft().health().drift(), cut.draft().health().meanEntropy()));
    }
    return cut;
  }

  private static boolean due(Snapshots.Standing standing, Instant now) {
    return CutRule.due(standing.news(), standing.since(), standing.statistics().weight(), now);
  }

  private static ModelDraft draft(Snapshots.Standing standing, Instant now) {
    return ModelDraft.of(
        standing.statistics(), ModelInputs.hash(), ModelSnapshot.NONE.linear(), standing.served().linear(),
        standing.rewardDefinition(), now);
  }
}
