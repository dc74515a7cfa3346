package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on what start-dev has made, as a process of its own. */
class DoctorIT {

  @TempDir private Path folder;

  @Test
  void findsWhatStartDevMadeWellWhileItRunsAndWhenItIsStopped() throws Exception {
    try (var oo = OoProcess.start("start-dev", "--data-dir", folder.toString(), "--port", "0", "--observe-port", "0").ready()) {
      var running = doctor(0);
      assertThat(running).contains("ok    ports       oO runs here", "ok    roles       all 3 roles log in",
          "ok    events      every event has arrived, and none is parked", "19 checks, 0 of them failed");
      assertThat(running).noneMatch(line -> line.startsWith("warn"));
      oo.interrupt();
      oo.finished(Duration.ofSeconds(60));
    }
    assertThat(doctor(0)).anyMatch(line -> line.startsWith("skip  database    start-dev does not run"))
        .anyMatch(line -> line.matches("ok    ports       the ports \\d+ and \\d+ are free"));

    Files.setPosixFilePermissions(folder.resolve("issuer/key.jwk"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(doctor(1)).anyMatch(line -> line.strip().equals("chmod 600 " + folder.resolve("issuer/key.jwk")));
    assertThat(new JsonMapper().readTree(String.join("\n", doctor(1, "--json"))).path("healthy").asBoolean(true)).isFalse();
  }

  private List<String> doctor(int status, String... options) {
    var arguments = new ArrayList<>(List.of("doctor", "--data-dir", folder.toString()));
    arguments.addAll(List.of(options));
    var doctor = OoProcess.run(arguments.toArray(String[]::new));
    assertThat(doctor.status()).as(doctor.out() + doctor.err()).isEqualTo(status);
    return doctor.out().lines().toList();
  }
}
