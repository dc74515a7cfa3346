package oo.integrations.application.port;

import static oo.integrations.application.Fixtures.NOW;
import static oo.integrations.application.Fixtures.id;
import static oo.integrations.application.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import oo.integrations.application.port.EmittedSignals.Due;
import oo.integrations.application.port.EmittedSignals.Emission;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Upload;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

public abstract class EmittedSignalsContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final UserId ada = user();

  /** Empty. */
  protected abstract CalendarStore store();

  @Test
  void remembersTheLastEmission() {
    var calendar = connect(ada);
    assertThat(last(calendar)).isEmpty();
    record(calendar, BERLIN, NOW);
    var second = record(calendar, PARIS, NOW.plusSeconds(1));
    assertThat(last(calendar)).contains(second);
  }

  @Test
  void takesWhatIsDueLongestOnce() {
    var late = connect(ada);
    var later = connect(user());
    record(later, BERLIN, NOW);
    record(late, BERLIN, NOW.minusSeconds(1));
    record(connect(user()), BERLIN, NOW.plusSeconds(1));
    assertThat(take(NOW)).contains(new Due(ada, late));
    assertThat(take(NOW)).map(Due::calendar).contains(later);
    assertThat(take(NOW)).isEmpty();
    assertThat(take(NOW.plus(LEASE))).isPresent();
  }

  @Test
  void looksAgainAtWhatWasToldForAnotherZone() {
    var stays = connect(ada);
    var moves = connect(ada);
    var foreign = connect(user());
    record(stays, PARIS, NOW.plusSeconds(60));
    record(moves, BERLIN, NOW.plusSeconds(60));
    record(foreign, BERLIN, NOW.plusSeconds(60));
    store().transactions().run(() -> store().emitted().lookAgain(ada, PARIS, NOW));
    assertThat(take(NOW)).contains(new Due(ada, moves));
    assertThat(take(NOW)).isEmpty();
  }

  @Test
  void forgetsADisconnectedCalendar() {
    var calendar = connect(ada);
    record(calendar, BERLIN, NOW);
    store().transactions().run(() -> store().calendars().remove(calendar));
    assertThat(take(NOW)).isEmpty();
  }

  private Optional<Due> take(Instant now) {
    return store().transactions().call(() -> store().emitted().takeDue(now, now.plus(LEASE)));
  }

  private Emission record(UUID calendar, ZoneId zone, Instant lookAgainAt) {
    var emission = new Emission(UUID.randomUUID(), zone, NOW.minusSeconds(100), lookAgainAt);
    store().transactions().run(() -> store().emitted().record(calendar, emission));
    return emission;
  }

  private UUID connect(UserId owner) {
    var calendar = Calendar.connect(id(), owner, "Work", new Upload(), NOW);
    store().transactions().run(() -> store().calendars().add(calendar));
    return calendar.id();
  }

  private Optional<Emission> last(UUID calendar) {
    return store().transactions().call(() -> store().emitted().of(calendar));
  }
}
