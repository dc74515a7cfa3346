package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Reward.REWARD;

import java.util.List;
import java.util.OptionalDouble;
import oo.codegen.sql.recommender.tables.records.RewardRecord;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.tip.Dismissal;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What a tip was worth as a row, and back. */
final class RewardRow {

  static final List<Field<?>> WORTH = List.of(DECISION.TIP_ID, REWARD.VALUE);

  private RewardRow() {}

  static RewardRecord write(DecisionRecord decision, Reward reward, int definition) {
    var told = reward.aftermath();
    return new RewardRecord(
        decision.id(), decision.answer() instanceof Answer.Offered tip ? tip.id() : null, decision.user().value(), told.seen(),
        told.snoozed(), told.expired(), told.dismissed() == null ? null : told.dismissed().wireName(), told.doneAt(),
        reward.consented(), definition, reward.value().isPresent() ? reward.value().getAsDouble() : null);
  }

  /**
   * Of a decision that drew: nothing, where it drew silence.
   *
   * @param row with {@link #WORTH}, of an outer join
   * @return null while it is pending, or where it never will be known
   */
  static @Nullable Double worth(Record row) {
    return row.get(DECISION.TIP_ID) == null ? Double.valueOf(0) : row.get(REWARD.VALUE);
  }

  /** None where an outer join found no row. */
  static Reward read(Record row) {
    if (row.get(REWARD.DECISION_ID) == null) {
      return Reward.NONE;
    }
    var reason = row.get(REWARD.DISMISSED);
    var value = row.get(REWARD.VALUE);
    return new Reward(
        new Aftermath(
            row.get(REWARD.SEEN), row.get(REWARD.SNOOZED), row.get(REWARD.EXPIRED),
            reason == null ? null : Dismissal.ofWireName(reason), row.get(REWARD.DONE_AT)),
        row.get(REWARD.CONSENTED), value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
  }
}
