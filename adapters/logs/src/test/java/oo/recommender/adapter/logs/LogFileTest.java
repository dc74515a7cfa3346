package oo.recommender.adapter.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import oo.recommender.application.port.DecisionLog.UnreadableLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  private static final String LINE = "{\"propensity\":0.25,\"reward\":1,\"target_propensity\":0.5}\n";

  @TempDir private Path folder;

  private Told told(byte[] content) throws IOException {
    var told = new Told();
    LogFile.jsonl(Files.write(folder.resolve("log"), content)).each(told);
    return told;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  @Test
  void readsALineLongerThanItsBufferAndTheLastWithoutItsEnd() throws IOException {
    var wide = "{\"note\":\"" + "é".repeat(200_000) + "\",\"propensity\":0.5,\"reward\":0,\"target_propensity\":0.5}\n";

    var told = told((LINE + wide + LINE.strip()).getBytes(UTF_8));

    assertThat(told.rows).hasSize(3);
    assertThat(told.malformed).isEmpty();
    assertThat(told.done).isEqualTo(told.total).isPositive();
  }

  @Test
  void leavesOutBlankLinesAndCountsThemAsLines() throws IOException {
    var told = told((LINE + "\r\n  \n" + "nonsense\n" + LINE).getBytes(UTF_8));

    assertThat(told.rows).hasSize(2);
    assertThat(told.malformed.keySet()).containsExactly(4L);
  }

  @Test
  void unpacksWhatIsCompressedWhateverItIsCalled() throws IOException {
    assertThat(told(gzip(LINE.repeat(10_000).getBytes(UTF_8))).rows).hasSize(10_000);
  }

  @Test
  void unpacksPartsThatWereCompressedOneByOne() throws IOException {
    var parts = new ByteArrayOutputStream();
    parts.write(gzip(LINE.getBytes(UTF_8)));
    parts.write(gzip(LINE.getBytes(UTF_8)));

    assertThat(told(parts.toByteArray()).rows).hasSize(2);
  }

  @Test
  void refusesCompressedDataThatBreakOff() throws IOException {
    var whole = gzip(LINE.repeat(100_000).getBytes(UTF_8));

    assertThatThrownBy(() -> told(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(UnreadableLog.class)
        .hasMessageContaining("break off").hasMessageMatching("(?s).*after line \\d+.*");
  }

  @Test
  void refusesALineThatNeverEnds() {
    assertThatThrownBy(() -> told(new byte[17 << 20])).isInstanceOf(UnreadableLog.class).hasMessageContaining("longer than");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> LogFile.jsonl(folder.resolve("nowhere")).each(new Told())).isInstanceOf(UnreadableLog.class)
        .hasMessageContaining("nowhere").hasMessageContaining("no such file");
  }
}
