package oo.recommender.application.port;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.evaluation.TipWorth;
import oo.recommender.domain.tip.TipState;
import org.jspecify.annotations.Nullable;

/** Decisions and what came of them, over plain maps. */
public final class InMemoryRewardedDecisions implements RewardedDecisions {

  private final Map<UUID, DecisionRecord> decisions = new TreeMap<>();
  private final Map<UUID, TipState> states = new HashMap<>();
  private final Map<String, ShadowDecision> shadows = new HashMap<>();

  /** @param state of the tip that it offered, if it did */
  public void keep(DecisionRecord record, TipState state) {
    decisions.put(record.id(), record);
    states.put(record.id(), state);
  }

  public void keep(ShadowDecision shadow) {
    shadows.put(shadow.decision() + " " + shadow.policy(), shadow);
  }

  @Override
  public void each(Selection selection, Consumer<Rewarded> reader) {
    for (var record : decisions.values()) {
      var draw = record.draw();
      if (draw != null && draw.policy().equals(selection.baseline())
          && (selection.since() == null || !record.at().isBefore(selection.since()))) {
        reader.accept(new Rewarded(
            record, draw, reward(record, selection.now()),
            shadows.get(record.id() + " " + selection.target())));
      }
    }
  }

  private @Nullable Double reward(DecisionRecord record, Instant now) {
    return switch (record.answer()) {
      case Answer.Silence _ -> 0.0;
      case Answer.Offered offered -> TipWorth.of(record.tip(offered).in(states.get(record.id())), now);
    };
  }
}
