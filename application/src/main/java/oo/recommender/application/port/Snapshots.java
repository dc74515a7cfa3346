package oo.recommender.application.port;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.policy.ModelSnapshot;
import org.jspecify.annotations.Nullable;

/** Makes snapshots, and says which one is served. */
public interface Snapshots {

  /**
   * Gives a draft its version, keeps it for ever and tells of it by event; serves it unless another is held. All in one
   * transaction, one process at a time.
   *
   * @param cutter of the statistics as they stand; null where no snapshot is due
   */
  @Nullable Kept cut(Function<Standing, @Nullable ModelDraft> cutter);

  /** Newest first. */
  List<Kept> newest(int most);

  /** Null when there is none. */
  @Nullable Kept find(String version);

  /** The newest choice of what is served; null until the first snapshot is cut. */
  @Nullable Choice choice();

  /** Serves a snapshot from now on. Every choice is kept. */
  void choose(Choice choice);

  /**
   * @param news changes since the last snapshot
   * @param since when the first of them came; null when there was none
   * @param served the model that is served now
   */
  record Standing(Statistics statistics, int rewardDefinition, long news, @Nullable Instant since, ModelSnapshot served) {}

  /** @param checksum SHA-256 of the snapshot's bytes, in hex */
  record Kept(String version, ModelDraft draft, String checksum) {}

  /**
   * @param held whether newer snapshots are not served until somebody says so
   * @param reason why, in words
   */
  record Choice(String version, boolean held, String reason, Instant at) {}
}
