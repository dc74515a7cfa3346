package oo.recommender.adapter.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import oo.recommender.application.port.DecisionSink;
import oo.recommender.domain.export.ExportedDecision;

/** Comma-separated values (RFC 4180), UTF-8, with a header. Instants are those of ISO 8601. */
final class CsvSink implements DecisionSink {

  private final CsvGenerator csv;

  CsvSink(OutputStream out) throws IOException {
    var schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    Columns.ALL.forEach(column -> schema.addColumn(column.name()));
    this.csv = new CsvFactory().createGenerator(out);
    csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    csv.setSchema(schema.build());
  }

  @Override
  public boolean write(ExportedDecision decision) throws IOException {
    ArmRow.each(decision, this::write);
    return true;
  }

  private void write(ArmRow row) throws IOException {
    csv.writeStartObject();
    for (var column : Columns.ALL) {
      var value = column.value().apply(row);
      if (value != null) {
        csv.writeFieldName(column.name());
        write(csv, value);
      }
    }
    csv.writeEndObject();
  }

  private static void write(JsonGenerator csv, Object value) throws IOException {
    switch (value) {
      case Integer number -> csv.writeNumber(number);
      case Double number -> csv.writeNumber(number);
      default -> csv.writeString(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
