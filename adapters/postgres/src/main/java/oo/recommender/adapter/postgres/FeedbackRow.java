package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Feedback.FEEDBACK;

import java.time.Instant;
import oo.codegen.sql.recommender.tables.records.FeedbackRecord;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.shared.domain.UserId;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A reaction as a row, and back. */
final class FeedbackRow {

  private FeedbackRow() {}

  static FeedbackRecord write(Feedback feedback) {
    var reaction = feedback.reaction();
    var state = TipStateColumns.of(feedback.state());
    return new FeedbackRecord(
        feedback.id(), feedback.user().value(), feedback.tip(), feedback.at(), reaction.wireName(), until(reaction),
        reason(reaction), feedback.repeated(), feedback.late(), state.state(), state.at(), state.until(),
        state.detail());
  }

  private static @Nullable Instant until(Reaction reaction) {
    return reaction instanceof Reaction.Snooze(var until) ? until : null;
  }

  private static @Nullable String reason(Reaction reaction) {
    return reaction instanceof Reaction.Dismiss(var reason) ? reason.wireName() : null;
  }

  static Feedback read(Record row) {
    var state = new TipStateColumns(
        row.get(FEEDBACK.STATE), row.get(FEEDBACK.STATE_AT), row.get(FEEDBACK.STATE_UNTIL),
        row.get(FEEDBACK.STATE_DETAIL));
    return new Feedback(
        row.get(FEEDBACK.ID), new UserId(row.get(FEEDBACK.USER_ID)), row.get(FEEDBACK.TIP_ID), reaction(row),
        state.read(), row.get(FEEDBACK.REPEATED), row.get(FEEDBACK.LATE), row.get(FEEDBACK.RECEIVED_AT));
  }

  private static Reaction reaction(Record row) {
    var name = row.get(FEEDBACK.REACTION);
    return switch (name) {
      case "seen" -> new Reaction.Seen();
      case "done" -> new Reaction.Done();
      case "snooze" -> new Reaction.Snooze(row.get(FEEDBACK.REACTION_UNTIL));
      case "dismiss" -> new Reaction.Dismiss(Dismissal.ofWireName(row.get(FEEDBACK.REACTION_REASON)));
      default -> throw new IllegalStateException("no reaction is " + name);
    };
  }
}
