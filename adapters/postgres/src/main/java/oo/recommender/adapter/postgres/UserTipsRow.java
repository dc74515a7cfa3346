package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.UserTips.USER_TIPS;

import oo.codegen.sql.recommender.tables.records.UserTipsRecord;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.jooq.Record;

/** A user's tips as a row, and back. */
final class UserTipsRow {

  private UserTipsRow() {}

  /** In the next version. */
  static UserTipsRecord write(UserId user, UserTips tips) {
    return new UserTipsRecord(
        user.value(), tips.version() + 1, tips.open() == null ? null : tips.open().id(), UserTipsDocument.write(tips));
  }

  /** None where an outer join found no row. */
  static UserTips read(Record row) {
    return row.get(USER_TIPS.VERSION) == null
        ? UserTips.NONE
        : UserTipsDocument.read(row.get(USER_TIPS.DOCUMENT), row.get(USER_TIPS.VERSION));
  }
}
