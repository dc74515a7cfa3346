package oo.bench.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessesTest {

  private static final long SELF = ProcessHandle.current().pid();
  private static final Duration WORK = Duration.ofMillis(300);

  private static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  @Test
  void countsTheTimeOfTheProcessItself() {
    var before = Processes.cpu(SELF);
    var until = own().plus(WORK);
    while (own().compareTo(until) < 0) {
      Thread.onSpinWait();
    }
    assertThat(Processes.cpu(SELF).minus(before)).isGreaterThan(WORK.minusMillis(50));
  }

  @Test
  void countsTheTimeOfItsChildrenWhileTheyRunAndWhenTheyHaveEnded() throws IOException, InterruptedException {
    var before = Processes.cpu(SELF);
    var child = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      var pid = child.pid();
      while (ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElse(Duration.ZERO).compareTo(WORK) < 0) {
        Thread.sleep(10);
      }
      assertThat(Processes.cpu(SELF).minus(before)).isGreaterThan(WORK.minusMillis(50));
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(Processes.cpu(SELF).minus(before)).isGreaterThan(WORK.minusMillis(50));
  }
}
