package oo.bench.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import oo.bench.installation.Home;
import oo.bootstrap.cli.Refused;

/** {@code ./oo start-dev --demo} in a folder of its own, which makes its users and stops. */
final class DevelopmentRun {

  private static final long LONGEST_STOP = 180;
  private static final String READY = "ready";

  private DevelopmentRun() {}

  static void make(Home home, String option, Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    var command = new ProcessBuilder(home.folder().resolve("oo").toString(), "start-dev", "--demo", "--port", "0", "--observe-port", "0",
        "--data-dir", data.toString()).redirectErrorStream(true);
    var environment = command.environment();
    environment.put("OO_AOT", "off");
    environment.put("OO_BUILD", "off");
    environment.put("OO_JAVA_OPTIONS", (environment.getOrDefault("OO_JAVA_OPTIONS", "") + " " + option).strip());
    Process process = command.start();
    var said = new StringBuilder();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(READY)) {
          // Process.destroy would close what is still to be read.
          process.toHandle().destroy();
        }
      }
      if (!process.waitFor(LONGEST_STOP, TimeUnit.SECONDS) || !said.toString().contains("\n" + READY)) {
        throw new Refused("start-dev did not start or did not stop; it said:\n" + said);
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
