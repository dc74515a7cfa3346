package oo.recommender.adapter.export;

import java.util.function.Function;
import oo.recommender.domain.export.ExportedArm;
import oo.recommender.domain.export.ExportedDraw;
import org.jspecify.annotations.Nullable;

/**
 * A column of CSV and Parquet.
 *
 * @param value in the type's class; null where the row has none
 */
record Column(String name, Type type, String meaning, Function<ArmRow, @Nullable Object> value) {

  enum Type {
    TEXT, INTEGER, REAL,
    /** An instant to the millisecond. */
    MOMENT;

    String wireName() {
      return switch (this) {
        case TEXT -> "text";
        case INTEGER -> "integer";
        case REAL -> "double";
        case MOMENT -> "timestamp (UTC, milliseconds)";
      };
    }
  }

  static Column ofDraw(String name, Type type, String meaning, Function<ExportedDraw, @Nullable Object> value) {
    return new Column(name, type, meaning, row -> {
      var draw = row.decision().draw();
      return draw == null ? null : value.apply(draw);
    });
  }

  static Column ofArm(String name, Type type, String meaning, Function<ExportedArm, @Nullable Object> value) {
    return new Column(name, type, meaning, row -> {
      var arm = row.arm();
      return arm == null ? null : value.apply(arm);
    });
  }
}
