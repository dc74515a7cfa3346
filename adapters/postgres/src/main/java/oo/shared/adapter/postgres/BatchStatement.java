package oo.shared.adapter.postgres;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Select;

/**
 * One statement over any number of inputs, which it sees as the rows of a table.
 *
 * <p>Its text is made once, and does not depend on how many inputs there are.
 */
public final class BatchStatement<I> {

  private final ModuleDatabase database;
  private final List<InputColumn<I, ?>> columns;
  private final String text;
  private final Field<?>[] fields;

  BatchStatement(ModuleDatabase database, List<InputColumn<I, ?>> columns, Select<?> query) {
    this.database = database;
    this.columns = List.copyOf(columns);
    this.text = database.dsl().render(query);
    this.fields = query.$select().toArray(Field<?>[]::new);
    int parameters = database.dsl().extractBindValues(query).size();
    if (parameters != columns.size()) {
      throw new IllegalArgumentException(
          "of " + parameters + " parameters " + columns.size() + " are columns of the inputs: the others must be inline");
    }
  }

  /** Runs in a transaction of its own; the rows come in no particular order. */
  public <R> List<R> fetch(List<I> inputs, RecordMapper<Record, R> mapper) {
    return database.call(connection -> {
      try (var statement = connection.prepareStatement(text)) {
        for (int i = 0; i < columns.size(); i++) {
          statement.setObject(i + 1, columns.get(i).of(inputs));
        }
        try (var rows = statement.executeQuery()) {
          return database.dsl().fetch(rows, fields).map(mapper);
        }
      }
    });
  }
}
