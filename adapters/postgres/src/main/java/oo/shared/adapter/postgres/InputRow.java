package oo.shared.adapter.postgres;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertReturningStep;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Columns of a statement's inputs that together are a row of a table, for those of the inputs that have one. */
public record InputRow<R extends Record>(Table<R> table, List<TableField<R, ?>> fields, List<Input<?>> columns) {

  /** The column that has the values of this field. */
  @SuppressWarnings("unchecked")
  public <T> Input<T> of(TableField<R, T> field) {
    return (Input<T>) columns.get(fields.indexOf(field));
  }

  /** Whether an input has such a row. */
  public Condition isIn(String source) {
    return columns.getFirst().in(source).isNotNull();
  }

  /** Inserts the row of each input of the source that has one and meets the condition. */
  public InsertOnDuplicateStep<R> insertFrom(String source, Condition condition) {
    List<Field<?>> values = columns.stream().<Field<?>>map(column -> column.in(source)).toList();
    return DSL.insertInto(table, fields)
        .select(DSL.select(values).from(DSL.table(DSL.name(source))).where(isIn(source)).and(condition));
  }
}
