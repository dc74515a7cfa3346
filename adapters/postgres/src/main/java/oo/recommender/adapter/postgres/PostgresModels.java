package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.ModelChoice.MODEL_CHOICE;
import static oo.codegen.sql.recommender.tables.ModelSnapshot.MODEL_SNAPSHOT;

import java.util.LinkedHashMap;
import java.util.Map;
import oo.recommender.application.port.Models;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots never change, so the ones that were read last are kept in memory. */
final class PostgresModels implements Models {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresModels.class);
  /** About 20 KB each. */
  private static final int MOST = 256;

  private final ModuleDatabase database;
  private final Map<String, ModelSnapshot> read = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, ModelSnapshot> eldest) {
      return size() > MOST;
    }
  };
  private volatile ModelSnapshot newest = ModelSnapshot.NONE;

  PostgresModels(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public ModelSnapshot newest() {
    return newest;
  }

  @Override
  public @Nullable ModelSnapshot of(String version) {
    if (version.equals(ModelSnapshot.NONE.version())) {
      return ModelSnapshot.NONE;
    }
    synchronized (read) {
      var known = read.get(version);
      if (known != null) {
        return known;
      }
    }
    var found = load(version);
    if (found != null) {
      synchronized (read) {
        read.put(version, found);
      }
    }
    return found;
  }

  private @Nullable ModelSnapshot load(String version) {
    var number = SnapshotRow.number(version);
    var row = number == null ? null
        : database.dsl().selectFrom(MODEL_SNAPSHOT).where(MODEL_SNAPSHOT.NUMBER.eq(number)).fetchOne();
    try {
      var kept = row == null ? null : SnapshotRow.read(row);
      return kept == null ? null : new ModelSnapshot(version, kept.draft().inputsHash(), kept.draft().linear());
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      LOG.error("{} cannot be used: {}", version, unreadable.getMessage());
      return null;
    }
  }

  /**
   * Looks which snapshot was chosen last, and serves it from now on. One that cannot be read is passed over, and the one
   * that was served stays.
   */
  void refresh() {
    var number = database.dsl().select(MODEL_CHOICE.NUMBER).from(MODEL_CHOICE)
        .where(MODEL_CHOICE.INPUTS_HASH.eq(ModelInputs.hash())).orderBy(MODEL_CHOICE.ID.desc()).limit(1)
        .fetchOne(MODEL_CHOICE.NUMBER);
    if (number == null || SnapshotRow.version(number).equals(newest.version())) {
      return;
    }
    var chosen = of(SnapshotRow.version(number));
    if (chosen != null && chosen.fits()) {
      newest = chosen;
      LOG.info("Model {} is served", chosen.version());
    }
  }
}
