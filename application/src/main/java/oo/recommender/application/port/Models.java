package oo.recommender.application.port;

import oo.recommender.domain.policy.ModelSnapshot;
import org.jspecify.annotations.Nullable;

/** Snapshots of what was learned, each of which never changes. */
public interface Models {

  /** That decisions are made with now, from memory; {@link ModelSnapshot#NONE} until there is one. */
  ModelSnapshot newest();

  /** For replay; null where there is none of this version, be it that it was kept damaged. */
  @Nullable ModelSnapshot of(String version);
}
