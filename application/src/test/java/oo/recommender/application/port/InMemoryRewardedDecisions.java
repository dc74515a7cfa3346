package oo.recommender.application.port;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.ShadowDecision;
import oo.recommender.domain.policy.Arm;
import org.jspecify.annotations.Nullable;

/** Decisions and what came of them, over plain maps. */
public final class InMemoryRewardedDecisions implements RewardedDecisions {

  private final Map<UUID, DecisionRecord> decisions = new TreeMap<>();
  private final Map<UUID, Double> rewards = new HashMap<>();
  private final Map<String, ShadowDecision> shadows = new HashMap<>();

  /** @param reward of the tip that it offered, if it did and something is known */
  public void keep(DecisionRecord record, @Nullable Double reward) {
    decisions.put(record.id(), record);
    rewards.put(record.id(), reward);
  }

  public void keep(ShadowDecision shadow) {
    shadows.put(shadow.decision() + " " + shadow.policy(), shadow);
  }

  @Override
  public void each(Selection selection, Consumer<Rewarded> reader) {
    for (var record : decisions.values()) {
      var draw = record.draw();
      if (draw != null && draw.policy().equals(selection.baseline())
          && (selection.arm() == null || (draw.arm() == null ? Arm.DEFAULT : draw.arm()) == selection.arm())
          && (selection.since() == null || !record.at().isBefore(selection.since()))) {
        reader.accept(new Rewarded(
            record, draw, reward(record), shadows.get(record.id() + " " + selection.target())));
      }
    }
  }

  private @Nullable Double reward(DecisionRecord record) {
    return switch (record.answer()) {
      case Answer.Silence _ -> 0.0;
      case Answer.Offered _ -> rewards.get(record.id());
    };
  }
}
