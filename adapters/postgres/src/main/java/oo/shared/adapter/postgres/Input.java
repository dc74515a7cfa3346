package oo.shared.adapter.postgres;

import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A column of a statement's inputs, wherever it is handed on to. */
public record Input<T>(String name, DataType<T> type) {

  /** The column of the statement's table with this name. */
  public Field<T> in(String table) {
    return DSL.field(DSL.name(table, name), type);
  }

  /** The column of the result. */
  public Field<T> field() {
    return DSL.field(DSL.name(name), type);
  }
}
