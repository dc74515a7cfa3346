package oo.bench.figures;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was promised, for two cores with the client included. */
public final class Goals {

  public static final Row.Goal START_WITH_CACHE = new Row.Goal(0.60, 0.50);

  private static final Map<Integer, Row.Goal> DECISION_RATE =
      Map.of(8, new Row.Goal(0.55, 0.85), 32, new Row.Goal(0.85, 1.4), 128, new Row.Goal(1.3, 2.0));

  private Goals() {}

  /** Nothing was promised for other numbers of clients than 8, 32 and 128. */
  public static Row.@Nullable Goal decisionRate(int clients) {
    return DECISION_RATE.get(clients);
  }
}
