package oo.bench.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UsersTest {

  @Property
  void findsAZoneWhereItIsThatHourNow(@ForAll @IntRange(max = 23) int utcHour, @ForAll @IntRange(min = 9, max = 15) int localHour) {
    var now = Instant.parse("2026-11-23T%02d:20:00Z".formatted(utcHour));
    var zone = Users.zone(localHour - utcHour);

    assertThat(now.atZone(ZoneId.of(zone)).getHour()).isEqualTo(localHour);
    assertThat(zone).as("the contract's pattern").matches("^[A-Za-z][A-Za-z0-9_+/-]*$");
  }
}
