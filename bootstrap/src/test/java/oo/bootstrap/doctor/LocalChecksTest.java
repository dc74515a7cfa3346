package oo.bootstrap.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oo.shared.application.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChecksTest {

  private static final long PLENTY = 1L << 30;

  @TempDir private Path folder;

  @Test
  void tellsADiskThatIsNearlyFull() {
    assertThat(LocalChecks.room(folder, "data", 0, 0)).isInstanceOf(Finding.Fine.class);
    assertThat(LocalChecks.room(folder, "data", 0, Long.MAX_VALUE)).isInstanceOf(Finding.Warning.class);
    assertThat(LocalChecks.room(folder, "data", Long.MAX_VALUE, Long.MAX_VALUE))
        .isInstanceOfSatisfying(Finding.Failure.class, failure -> {
          assertThat(failure.text()).startsWith(folder + ", for data, has ").endsWith(" MB free");
          assertThat(failure.remedy()).startsWith("df -h " + folder);
        });
  }

  @Test
  void tellsAFolderThatIsNone() throws IOException {
    assertThat(LocalChecks.room(Files.createFile(folder.resolve("file")), "data", 0, 0)).isInstanceOf(Finding.Failure.class);
    assertThat(LocalChecks.room(folder.resolve("nothing"), "data", 0, 0)).isInstanceOf(Finding.Skipped.class);
  }

  @Test
  void quotesAFolderForTheShell() {
    assertThat(Installation.quoted(Path.of("/plain/.oo-1"))).isEqualTo("/plain/.oo-1");
    assertThat(Installation.quoted(Path.of("/it's mine"))).isEqualTo("'/it'\\''s mine'");
  }

  @Test
  void takesTheJvmThatRunsThis() {
    assertThat(JavaCheck.here().examine()).noneMatch(Finding.Failure.class::isInstance);
    assertThat(new JavaCheck(25, "25.0.3", List.of("-XX:+UseSerialGC"), UTF_8, PLENTY).examine())
        .containsExactly(new Finding.Fine("Java 25.0.3"));
  }

  @Test
  void tellsAnOldJvm() {
    assertThat(new JavaCheck(21, "21.0.9", List.of(), UTF_8, PLENTY).examine()).singleElement()
        .isInstanceOfSatisfying(Finding.Failure.class, failure -> {
          assertThat(failure.text()).isEqualTo("Java 21.0.9 is too old, oO needs 25");
          assertThat(failure.remedy()).startsWith("export JAVA_HOME=");
        });
  }

  @Test
  void warnsOfFlagsThatHarm() {
    var flags = List.of("-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005", "-Xint");

    assertThat(new JavaCheck(25, "25", flags, ISO_8859_1, 64L << 20).examine()).hasSize(4)
        .allMatch(Finding.Warning.class::isInstance)
        .extracting(Finding::text).anyMatch(text -> text.startsWith("-agentlib:jdwp lets whoever reaches its port run code"));
  }
}
