package oo.recommender.adapter.export;

import java.io.IOException;
import java.io.OutputStream;
import oo.recommender.application.port.DecisionSink;
import oo.recommender.domain.export.ExportedDecision;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Apache Parquet, compressed by GZIP; a row group is held in memory until it is written. */
final class ParquetSink implements DecisionSink {

  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetWriter<ArmRow> writer;

  ParquetSink(OutputStream out) throws IOException {
    this.writer = new Builder(new ParquetStream(out)).withConf(new PlainParquetConfiguration())
        .withCodecFactory(new GzipPages()).withCompressionCodec(CompressionCodecName.GZIP)
        .withRowGroupSize(ROW_GROUP_BYTES).build();
  }

  @Override
  public boolean write(ExportedDecision decision) throws IOException {
    ArmRow.each(decision, writer::write);
    return true;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<ArmRow, Builder> {

    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<ArmRow> getWriteSupport(ParquetConfiguration configuration) {
      return new ParquetRows();
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<ArmRow> getWriteSupport(Configuration hadoop) {
      throw new UnsupportedOperationException("there is no Hadoop here");
    }
  }
}
