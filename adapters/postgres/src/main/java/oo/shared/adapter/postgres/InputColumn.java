package oo.shared.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How one column is made of the inputs. */
record InputColumn<I, T>(
    String name, DataType<T> type, BinaryType<T> format, Function<? super I, ? extends @Nullable T> value) {

  SelectField<T> unnested() {
    return DSL.function(DSL.systemName("unnest"), type, DSL.val(null, type.array())).as(name);
  }

  BinaryArray<T> of(List<I> inputs) {
    var values = new ArrayList<@Nullable T>(inputs.size());
    for (I input : inputs) {
      values.add(value.apply(input));
    }
    return new BinaryArray<>(format, values);
  }
}
