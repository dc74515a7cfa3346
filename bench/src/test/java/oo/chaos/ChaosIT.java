package oo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A short run of {@code ./oo chaos R1}, against the packaged app: {@code -Doo.chaos.seed} repeats one. */
class ChaosIT {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void losesNothingAndDoublesNothingInAShortRun() throws Exception {
    System.setProperty("oo.home", Path.of("..").toAbsolutePath().normalize().toString());
    Path json = folder.resolve("chaos.json");
    String seed = Objects.requireNonNullElse(System.getProperty("oo.chaos.seed"), Integer.toString((int) (System.nanoTime() >>> 8 & 0xffffff)));
    System.out.println("ChaosIT: repeat this run with -Doo.chaos.seed=" + seed);
    var chaos = new CommandLine(new ChaosCommand());
    chaos.setOut(new PrintWriter(out, true));
    chaos.setErr(new PrintWriter(out, true));

    int status = chaos.execute("R1", "--seed", seed, "--kills", "5", "--operations", "6000", "--seconds", "30", "--clients", "8", "--json", json.toString());

    System.out.println(out);
    assertThat(status).as(out.toString()).isZero();
    var details = new JsonMapper().readTree(json.toFile()).at("/findings/0/details");
    assertThat(details.path("kills").asInt()).isEqualTo(5);
    assertThat(details.path("reactions").asInt()).isGreaterThan(20);
    assertThat(details.path("not_answered_and_tried_again").asInt()).as("kills that nobody noticed prove nothing").isPositive();
  }
}
