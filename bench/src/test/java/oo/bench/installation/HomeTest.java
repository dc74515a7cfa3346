package oo.bench.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HomeTest {

  @Test
  void choosesOneGarbageCollector() {
    assertThat(Home.javaOptions(List.of("-XX:+UseParallelGC", "-Xmx300m"))).containsOnlyOnce("-XX:+UseParallelGC").contains("-Xmx300m")
        .noneMatch(option -> option.matches("-XX:\\+Use(Serial|G1|Z)GC"));
  }
}
