package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Tip.TIP;

import java.util.UUID;
import oo.codegen.sql.recommender.tables.records.TipRecord;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.TipState;
import oo.shared.domain.UserId;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A tip as a row, and back. */
final class TipRow {

  private TipRow() {}

  static TipRecord write(Tip tip) {
    var state = TipStateColumns.of(tip.state());
    return new TipRecord(
        tip.id(), tip.decision(), tip.user().value(), tip.trigger().wireName(), tip.content().kind().wireName(),
        tip.offeredAt(), tip.expiresAt(), new TipDocument(tip.content(), tip.expiresAt()).write(tip.offeredAt()),
        state.state(), state.at(), state.until(), state.detail());
  }

  static Tip read(Record row) {
    var document = document(row);
    var state = new TipStateColumns(
        row.get(TIP.STATE), row.get(TIP.STATE_AT), row.get(TIP.STATE_UNTIL), row.get(TIP.STATE_DETAIL));
    return new Tip(
        row.get(TIP.ID), row.get(TIP.DECISION_ID), new UserId(row.get(TIP.USER_ID)),
        Trigger.ofWireName(row.get(TIP.TRIGGER)), row.get(TIP.OFFERED_AT), document.content(), document.expiresAt(),
        state.read());
  }

  /** A tip that is there, in its next state: only these columns. */
  static TipRecord change(UUID tip, TipState next) {
    var state = TipStateColumns.of(next);
    var row = new TipRecord();
    row.setId(tip);
    row.setState(state.state());
    row.setStateAt(state.at());
    row.setStateUntil(state.until());
    row.setStateDetail(state.detail());
    return row;
  }

  /** Null where an outer join found no tip. */
  static @Nullable Tip readOrNull(Record row) {
    return row.get(TIP.ID) == null ? null : read(row);
  }

  static TipDocument document(Record row) {
    return TipDocument.read(row.get(TIP.DOCUMENT), row.get(TIP.OFFERED_AT));
  }
}
