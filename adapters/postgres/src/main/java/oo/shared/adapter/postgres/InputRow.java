package oo.shared.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Columns of a statement's inputs that together are a row of a table, for those of the inputs that have one. */
public record InputRow<R extends Record>(Table<R> table, List<TableField<R, ?>> fields, List<Input<?>> columns) {

  /** With a field that has the values of a column which is there already. */
  public <T> InputRow<R> with(TableField<R, T> field, Input<T> column) {
    var moreFields = new ArrayList<>(fields);
    moreFields.add(field);
    var moreColumns = new ArrayList<>(columns);
    moreColumns.add(column);
    return new InputRow<>(table, List.copyOf(moreFields), List.copyOf(moreColumns));
  }

  /** The values of this field, in a table of inputs. */
  @SuppressWarnings("unchecked")
  public <T> Field<T> value(TableField<R, T> field, String source) {
    return (Field<T>) columns.get(fields.indexOf(field)).in(source);
  }

  /** Whether an input has such a row. */
  public Condition isIn(String source) {
    return columns.getFirst().in(source).isNotNull();
  }

  /** Inserts the row of each input of the source that has one. */
  public InsertOnDuplicateStep<R> insertFrom(String source) {
    return insertFrom(source, DSL.noCondition());
  }

  /** Inserts the row of each input of the source that has one and meets the condition. */
  public InsertOnDuplicateStep<R> insertFrom(String source, Condition condition) {
    List<Field<?>> values = columns.stream().<Field<?>>map(column -> column.in(source)).toList();
    return DSL.insertInto(table, fields)
        .select(DSL.select(values).from(DSL.table(DSL.name(source))).where(isIn(source)).and(condition));
  }
}
