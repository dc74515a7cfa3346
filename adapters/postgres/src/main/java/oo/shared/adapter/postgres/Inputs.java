package oo.shared.adapter.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What a statement is to know of each of its inputs: one column for each value, one row for each input. */
public final class Inputs<I> {

  /** Name of {@link #table}. */
  public static final String NAME = "inputs";

  private static final String UNNESTED = "unnested";

  private final String name;
  private final List<InputColumn<I, ?>> columns = new ArrayList<>();

  public Inputs() {
    this(NAME);
  }

  /** @param name of {@link #table}, where a statement has more than one */
  public Inputs(String name) {
    this.name = name;
  }

  /** @param value null where an input has none */
  public <T> Input<T> column(String name, DataType<T> type, Function<? super I, ? extends @Nullable T> value) {
    columns.add(new InputColumn<>(name, type, BinaryType.of(type), value));
    return new Input<>(name, type);
  }

  /**
   * The columns of a row.
   *
   * @param prefix tells its columns from others
   * @param fields of the table for which the row has values of its own; the first is null in no row
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <R extends Record> InputRow<R> row(
      String prefix, Table<R> table, Function<? super I, ? extends @Nullable R> row, TableField<R, ?>... fields) {
    var listed = Arrays.asList(fields);
    return new InputRow<>(table, listed, listed.stream().<Input<?>>map(field -> column(prefix, field, row)).toList());
  }

  /** A column that has one field of a row. */
  @SuppressWarnings("unchecked")
  public <R extends Record, T> Input<T> column(
      String prefix, TableField<R, T> field, Function<? super I, ? extends @Nullable R> row) {
    int place = Objects.requireNonNull(field.getTable()).indexOf(field);
    return column(prefix + "_" + field.getName(), field.getDataType(), input -> {
      var found = row.apply(input);
      return found == null ? null : (T) found.get(place);
    });
  }

  /** The inputs: one array parameter a column, whatever the number of inputs. */
  public CommonTableExpression<?> table() {
    return DSL.name(name).as(unnested());
  }

  /** Those of the inputs for which this is true. It is judged once for each, and never by joining. */
  public CommonTableExpression<?> tableWhere(Function<String, Condition> condition) {
    // As an expression, not as a condition: the planner would join a small table row by row.
    var judged = DSL.coalesce(DSL.field(condition.apply(UNNESTED)), DSL.inline(false));
    return DSL.name(name).asMaterialized(
        DSL.select(in(UNNESTED)).from(unnested().asTable(UNNESTED)).where(DSL.condition(judged)));
  }

  private Select<?> unnested() {
    return DSL.select(columns.stream().<SelectField<?>>map(InputColumn::unnested).toList());
  }

  /** All columns, of a table that has them. */
  public List<Field<?>> in(String table) {
    return columns.stream().<Field<?>>map(column -> DSL.field(DSL.name(table, column.name()), column.type())).toList();
  }

  /** @param query begins with {@link #table} and has no other parameters */
  public BatchStatement<I> statement(ModuleDatabase database, Select<?> query) {
    return new BatchStatement<>(database, columns, query);
  }

  /** @param query begins with {@link #table}, then has that of the others, and no other parameters */
  public BatchStatement<I> statement(ModuleDatabase database, Select<?> query, Inputs<I> others) {
    var all = new ArrayList<>(columns);
    all.addAll(others.columns);
    return new BatchStatement<>(database, all, query);
  }
}
