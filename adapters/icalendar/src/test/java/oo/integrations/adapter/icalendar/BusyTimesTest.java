package oo.integrations.adapter.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import oo.integrations.domain.Signals.Busy;
import org.junit.jupiter.api.Test;

class BusyTimesTest {

  @Property
  void coversExactlyWhatWasAdded(@ForAll List<@Size(2) List<@IntRange(max = 60) Integer>> stretches) {
    var busy = new BusyTimes(100);
    var seconds = new BitSet();
    stretches.forEach(stretch -> {
      busy.add(at(stretch.get(0)), at(stretch.get(1)));
      if (stretch.get(0) < stretch.get(1)) {
        seconds.set(stretch.get(0), stretch.get(1));
      }
    });
    var covered = new BitSet();
    for (var one : busy.sorted()) {
      covered.set((int) one.from().getEpochSecond(), (int) one.to().getEpochSecond());
      assertThat(covered.get((int) one.to().getEpochSecond())).isFalse();
    }
    assertThat(covered).isEqualTo(seconds);
    assertThat(busy.truncated()).isFalse();
  }

  @Test
  void hasNoHolesBeforeTheLastOneThatItKeeps() {
    var busy = new BusyTimes(2);
    busy.add(at(10), at(11));
    busy.add(at(20), at(21));
    busy.add(at(30), at(31));
    busy.add(at(11), at(20));
    busy.add(at(40), at(41));
    assertThat(busy.sorted()).containsExactly(new Busy(at(10), at(21)));
    assertThat(busy.truncated()).isTrue();
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }
}
