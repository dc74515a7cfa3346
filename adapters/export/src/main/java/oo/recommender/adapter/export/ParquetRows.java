package oo.recommender.adapter.export;

import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, one column for each of {@link Columns}. */
final class ParquetRows extends WriteSupport<ArmRow> {

  private @Nullable RecordConsumer consumer;

  private static MessageType schema() {
    return new MessageType("decision", Columns.ALL.stream().<Type>map(ParquetRows::type).toList());
  }

  private static PrimitiveType type(Column column) {
    return switch (column.type()) {
      case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT32).named(column.name());
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case MOMENT -> Types.optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS)).named(column.name());
    };
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(), Map.of());
  }

  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration hadoop) {
    throw new UnsupportedOperationException("there is no Hadoop here");
  }

  @Override
  public void prepareForWrite(RecordConsumer to) {
    this.consumer = to;
  }

  @Override
  public void write(ArmRow row) {
    var to = consumer;
    if (to == null) {
      throw new IllegalStateException("nothing was prepared");
    }
    to.startMessage();
    for (int i = 0; i < Columns.ALL.size(); i++) {
      var column = Columns.ALL.get(i);
      var value = column.value().apply(row);
      if (value != null) {
        to.startField(column.name(), i);
        write(to, value);
        to.endField(column.name(), i);
      }
    }
    to.endMessage();
  }

  private static void write(RecordConsumer to, Object value) {
    switch (value) {
      case Integer number -> to.addInteger(number);
      case Double number -> to.addDouble(number);
      case Instant moment -> to.addLong(moment.toEpochMilli());
      default -> to.addBinary(Binary.fromString(value.toString()));
    }
  }
}
