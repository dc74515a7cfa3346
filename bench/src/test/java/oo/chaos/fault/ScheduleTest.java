package oo.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(Schedule.of(42, 50, ALL)).isEqualTo(Schedule.of(42, 50, ALL)).isNotEqualTo(Schedule.of(43, 50, ALL));
  }

  @Test
  void killsAsOftenAsItIsTold() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(Schedule.of(seed, 50, ALL).stream().filter(planned -> planned.fault().isKill())).hasSize(50);
    }
  }

  @Test
  void usesEveryFaultAlsoInAShortRun() {
    assertThat(Schedule.of(1, 4, ALL).stream().map(Planned::fault).collect(Collectors.toSet())).isEqualTo(ALL);
  }

  @Test
  void usesOnlyTheFaultsThatAreAskedFor() {
    assertThat(Schedule.of(1, 10, EnumSet.of(Fault.KILL_APP)).stream().map(Planned::fault).distinct()).containsExactly(Fault.KILL_APP);
    assertThat(Schedule.of(1, 10, EnumSet.of(Fault.RESET)).stream().map(Planned::fault).distinct()).containsExactly(Fault.RESET);
  }

  @Test
  void comesInOrderWithinTheRun() {
    var schedule = Schedule.of(7, 50, ALL);
    assertThat(schedule).extracting(Planned::at).isSorted().allMatch(at -> at > 0 && at < 1);
    assertThat(schedule).extracting(Planned::number).isSorted().doesNotHaveDuplicates().startsWith(1);
  }
}
