package oo.bench.figures;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was promised, for two cores with the client included. */
public final class Goals {

  /** P3, a ratio. */
  public static final Goal DECISION_CPU = Goal.atMost(25, 15.0);
  /** P4, in microseconds, for 50 candidates. */
  public static final Goal POLICY = Goal.atMost(20, 10.0);
  /** P5, in milliseconds. */
  public static final Goal REACTION_LAG = Goal.atMost(1_000, 100.0);
  /** P6: events handed over for each decision made meanwhile. */
  public static final Goal RELAY_RATE = Goal.atLeast(1.2, 2.0);
  /** P6: what the relay leaves of the decision rate. */
  public static final Goal RELAY_COST = Goal.atLeast(0.85, null);
  /** P7: what two shadows leave of the decision rate. */
  public static final Goal SHADOW_COST = Goal.atLeast(0.95, 0.98);
  public static final Goal START_WITH_CACHE = Goal.atMost(0.60, 0.50);
  /** P9, in milliseconds. */
  public static final Goal SIGNAL_LAG = Goal.atMost(1_000, 200.0);
  public static final Goal GROWN_LEDGER = Goal.atLeast(0.95, 1.0);
  /** In MiB, at full load. */
  public static final Goal RESIDENT = Goal.atMost(350, null);

  private static final Map<Integer, Goal> DECISION_RATE =
      Map.of(8, Goal.atLeast(0.55, 0.85), 32, Goal.atLeast(0.85, 1.4), 128, Goal.atLeast(1.3, 2.0));
  private static final Map<Integer, Goal> DECISION_TIME =
      Map.of(8, Goal.atMost(2.0, 1.5), 32, Goal.atMost(1.0, 0.5), 128, Goal.atMost(0.6, 0.35));

  private Goals() {}

  /** P1; nothing was promised for other numbers of clients than 8, 32 and 128. */
  public static @Nullable Goal decisionRate(int clients) {
    return DECISION_RATE.get(clients);
  }

  /** P2; nothing was promised for other numbers of connections than 8, 32 and 128. */
  public static @Nullable Goal decisionTime(int clients) {
    return DECISION_TIME.get(clients);
  }

  /** P4; nothing was promised for other numbers of candidates than 50. */
  public static @Nullable Goal policy(int candidates) {
    return candidates == 50 ? POLICY : null;
  }
}
