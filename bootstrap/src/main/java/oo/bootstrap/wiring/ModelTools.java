package oo.bootstrap.wiring;

import java.util.List;
import oo.recommender.application.CheckModel;
import oo.recommender.application.CutSnapshot;
import oo.recommender.application.RebuildModel;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.policy.ModelInputs;

/** What the commands about models work with. */
public record ModelTools(
    Snapshots snapshots, ServeModel serveModel, CutSnapshot cutSnapshot, RebuildModel rebuildModel, CheckModel checkModel) {

  /** Names of a model's inputs, in their order. */
  public static List<String> inputs() {
    return ModelInputs.names();
  }
}
