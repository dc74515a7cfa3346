package oo.recommender.adapter.postgres;

import oo.codegen.sql.recommender.tables.records.RolloutChangeRecord;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;

/** A change of the rollout as a row, and back. */
final class RolloutRow {

  private RolloutRow() {}

  static RolloutChangeRecord write(RolloutChange change) {
    var to = change.to();
    var row = new RolloutChangeRecord();
    row.setVersion(to.version());
    row.setId(change.id());
    row.setChangedAt(change.at());
    row.setAction(change.action().wireName());
    row.setPolicy(change.policy());
    row.setActor(change.actor());
    row.setReason(change.reason());
    row.setStandard(to.standard());
    if (to.canary() != null) {
      row.setCanary(to.canary().policy());
      row.setCanaryPercent(to.canary().percent());
      row.setCanarySince(to.canary().since());
    }
    if (to.before() != null) {
      row.setBefore(to.before().policy());
      row.setBeforeUntil(to.before().until());
    }
    row.setConfigured(to.configured());
    return row;
  }

  static RolloutChange read(RolloutChangeRecord row) {
    var canary = row.getCanary() == null ? null
        : new Rollout.Canary(row.getCanary(), row.getCanaryPercent(), row.getCanarySince());
    var before = row.getBefore() == null ? null : new Rollout.Before(row.getBefore(), row.getBeforeUntil());
    return new RolloutChange(
        row.getId(), Transition.Action.ofWireName(row.getAction()), row.getPolicy(), row.getActor(), row.getReason(),
        new Rollout(row.getVersion(), row.getStandard(), canary, before, row.getChangedAt(), row.getConfigured()));
  }
}
