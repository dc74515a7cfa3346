package oo.recommender.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks at even distances, at most {@value #MOST} however long the log: when there are more, every other is forgotten. */
final class Looks {

  static final int MOST = 128;

  private final List<Look> looks = new ArrayList<>();
  private long distance = 1;

  void at(long decisions, Supplier<Look> look) {
    if (decisions % distance != 0) {
      return;
    }
    if (looks.size() == MOST) {
      thin();
      if (decisions % distance != 0) {
        return;
      }
    }
    looks.add(look.get());
  }

  private void thin() {
    distance *= 2;
    looks.removeIf(look -> look.decisions() % distance != 0);
  }

  List<Look> list() {
    return List.copyOf(looks);
  }
}
