package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say when they cannot do what they are asked for. */
class CommandLineIT {

  @TempDir static Path empty;

  @Test
  void tellsWhatToDoBeforeTheFirstStart() {
    var token = OoProcess.run("token", "--user", "ada", "--data-dir", empty.toString());

    assertThat(token.status()).isEqualTo(1);
    assertThat(token.out()).isEmpty();
    assertThat(token.err()).contains("run ./oo start-dev first", empty.toString()).doesNotContain("\tat ");
  }

  @Test
  void tellsWhereItLookedForAnInstallation() {
    var replay = OoProcess.run("replay", "--all", "--data-dir", empty.toString());

    assertThat(replay.status()).isEqualTo(1);
    assertThat(replay.err()).contains("no development installation in " + empty, "./oo start-dev").doesNotContain("\tat ");
  }

  @Test
  void showsUsageForWhatItDoesNotKnow() {
    for (String[] unknown : new String[][] {
        {}, {"start-dve"}, {"start-dev", "--prot", "1"}, {"token"}, {"events"}}) {
      var refused = OoProcess.run(unknown);

      assertThat(refused.status()).as(String.join(" ", unknown)).isEqualTo(2);
      assertThat(refused.err()).as(String.join(" ", unknown)).contains("Usage: oo").doesNotContain("\tat ");
      assertThat(refused.out()).isEmpty();
    }
  }

  @Test
  void listsItsCommandsWhenAskedForHelp() {
    for (String help : new String[] {"help", "--help"}) {
      var shown = OoProcess.run(help);

      assertThat(shown.status()).isZero();
      assertThat(shown.out()).contains("start-dev", "token", "replay", "events", "user-state");
    }
  }

  @Test
  void listsEverySettingThatProductionMisses() {
    var start = OoProcess.run("start");

    assertThat(start.status()).isEqualTo(1);
    assertThat(start.err()).contains("OO_DATABASE_URL", "OO_ISSUER", "OO_DATABASE_PASSWORD_PROFILE").doesNotContain("\tat ");
  }

  @Test
  void refusesPortsThatDoNotExist() {
    var start = OoProcess.run("start-dev", "--port", "70000", "--data-dir", empty.toString());

    assertThat(start.status()).isEqualTo(2);
    assertThat(start.err()).contains("70000");
  }

  @Test
  void refusesAFolderThatCannotBeWritten(@TempDir Path elsewhere) throws Exception {
    Path file = java.nio.file.Files.createFile(elsewhere.resolve("file"));
    var start = OoProcess.run("start-dev", "--port", "0", "--observe-port", "0", "--data-dir", file.resolve("data").toString());

    assertThat(start.status()).isEqualTo(1);
    assertThat(start.err()).contains(file.toString()).doesNotContain("\tat ");
  }
}
