package oo.recommender.adapter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import oo.recommender.domain.export.ExportedDecision;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkTest {

  @TempDir private Path folder;

  private List<Group> rows(List<ExportedDecision> decisions) throws IOException {
    var file = folder.resolve("decisions.parquet");
    Files.write(file, Examples.written("parquet", decisions));
    var options = ParquetReadOptions.builder(new PlainParquetConfiguration()).withCodecFactory(new Gunzip()).build();
    try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      var schema = reader.getFileMetaData().getSchema();
      assertThat(schema.getFields()).extracting(field -> field.getName()).isEqualTo(Columns.ALL.stream().map(Column::name).toList());
      var rows = new ArrayList<Group>();
      for (var pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
        var records = new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        for (long left = pages.getRowCount(); left > 0; left--) {
          rows.add(records.read());
        }
      }
      return rows;
    }
  }

  @Test
  void givesBackEveryRowOfTheCsvWithItsTypes() throws IOException {
    var mixed = Examples.mixed();
    var rows = rows(mixed);
    var written = new ArrayList<ArmRow>();
    for (var decision : mixed) {
      ArmRow.each(decision, written::add);
    }

    assertThat(rows).hasSize(Examples.rows(mixed));
    for (int i = 0; i < rows.size(); i++) {
      for (var column : Columns.ALL) {
        var value = column.value().apply(written.get(i));
        assertThat(rows.get(i).getFieldRepetitionCount(column.name())).as(column.name()).isEqualTo(value == null ? 0 : 1);
        if (value != null) {
          assertThat(read(rows.get(i), column)).as(column.name()).isEqualTo(value);
        }
      }
    }
  }

  private static Object read(Group row, Column column) {
    return switch (column.type()) {
      case TEXT -> row.getString(column.name(), 0);
      case INTEGER -> row.getInteger(column.name(), 0);
      case REAL -> row.getDouble(column.name(), 0);
      case MOMENT -> java.time.Instant.ofEpochMilli(row.getLong(column.name(), 0));
    };
  }

  @Test
  void isAFileAlsoOfNothing() throws IOException {
    assertThat(rows(List.of())).isEmpty();
  }

  private static final class Gunzip implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      assertThat(codec).isEqualTo(CompressionCodecName.GZIP);
      return new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
          try (var gzip = new GZIPInputStream(new ByteArrayInputStream(page.toByteArray()))) {
            return BytesInput.from(gzip.readNBytes(size));
          }
        }

        @Override
        public void decompress(ByteBuffer page, int from, ByteBuffer into, int size) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void release() {
          // Holds nothing.
        }
      };
    }

    @Override
    public void release() {
      // Holds nothing.
    }
  }
}
