package oo.chaos.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Intent UPLOAD = new Intent("ada-cap3", "k1", Kind.UPLOAD, "/v1/calendars", "text/calendar", "A\\b\tc\r\nd\n\"ü\"");
  private static final Intent DECIDE = new Intent("ada-cap3", "k2", Kind.DECIDE, "/v1/tips", "application/json", "{}");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal.log");
  }

  @Test
  void hasAnIntentOnDiskBeforeItReturns() {
    try (var journal = Journal.open(file())) {
      journal.intends(UPLOAD);
      assertThat(Written.read(file()).open()).containsExactly(UPLOAD);
    }
  }

  @Test
  void hasAnAnswerOnDiskBeforeItCounts() throws Exception {
    try (var journal = Journal.open(file())) {
      journal.intends(DECIDE);
      journal.answered(DECIDE, 200, json("{\"outcome\":\"tip\",\"decision_id\":\"dec_1\",\"title\":\"left out\"}"));
      var written = Written.read(file());
      assertThat(journal.answers()).isEqualTo(1);
      assertThat(written.open()).isEmpty();
      assertThat(written.taken(Kind.DECIDE)).singleElement().satisfies(entry -> {
        assertThat(entry.text("decision_id")).isEqualTo("dec_1");
        assertThat(entry.body().has("title")).isFalse();
      });
    }
  }

  @Test
  void goesOnBehindALineThatWasTorn() throws Exception {
    try (var journal = Journal.open(file())) {
      journal.intends(UPLOAD);
      journal.intends(DECIDE);
      journal.answered(UPLOAD, 201, json("{}"));
    }
    Files.writeString(file(), "A\tk2\t200\t{\"outc", StandardOpenOption.APPEND);
    try (var journal = Journal.open(file())) {
      assertThat(journal.answers()).isEqualTo(1);
      journal.note("goes on");
    }
    var written = Written.read(file());
    assertThat(written.open()).containsExactly(DECIDE);
    assertThat(written.notes()).contains("goes on");
  }

  @Test
  void sharesAnFsyncAmongThoseWhoCameTogether() throws Exception {
    try (var journal = Journal.open(file()); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 2_000; n++) {
        var intent = new Intent("u-cap1", "key" + n, Kind.DECIDE, "/v1/tips", "application/json", "{}");
        threads.submit(() -> journal.intends(intent));
      }
      threads.shutdown();
      threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS);
      assertThat(Written.read(file()).open()).hasSize(2_000);
      assertThat(journal.fsyncs()).isLessThan(1_500);
    }
  }

  private static JsonNode json(String text) throws Exception {
    return new JsonMapper().readTree(text);
  }
}
