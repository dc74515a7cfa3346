package oo.recommender.adapter.export;

import java.io.IOException;
import oo.recommender.domain.export.ExportedArm;
import oo.recommender.domain.export.ExportedDecision;
import org.jspecify.annotations.Nullable;

/**
 * One arm of a decision; a decision where nothing was drawn has one row without any.
 *
 * @param action index of the arm; meaningless without one
 */
record ArmRow(ExportedDecision decision, int action, @Nullable ExportedArm arm) {

  /** Takes the rows of a decision, one after the other. */
  @FunctionalInterface
  interface Reader {
    void read(ArmRow row) throws IOException;
  }

  static void each(ExportedDecision decision, Reader reader) throws IOException {
    var draw = decision.draw();
    if (draw == null) {
      reader.read(new ArmRow(decision, -1, null));
      return;
    }
    for (int action = 0; action < draw.arms().size(); action++) {
      reader.read(new ArmRow(decision, action, draw.arms().get(action)));
    }
  }
}
