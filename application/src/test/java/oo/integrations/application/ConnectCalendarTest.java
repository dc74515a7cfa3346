package oo.integrations.application;

import static oo.integrations.application.LinesFormat.file;
import static oo.integrations.application.LinesFormat.noCalendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import oo.integrations.application.ConnectOutcome.CalendarNotFound;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.ConnectOutcome.KeyReused;
import oo.integrations.application.ConnectOutcome.NotACalendar;
import oo.integrations.application.ConnectOutcome.TooManyCalendars;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarEvent.CalendarSignalsChanged;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.Signals;
import oo.integrations.domain.SkippedComponent;
import oo.integrations.domain.Window;
import org.junit.jupiter.api.Test;

/** Uploads; subscribing has a test of its own. */
class ConnectCalendarTest {

  private final World world = new World();

  @Test
  void connectsANewCalendar() {
    var report = world.upload("EVENT a 0 first", "TASK b 0 second", "ALARM x 0 third");
    assertThat(report.connected()).isTrue();
    assertThat(List.of(report.added(), report.updated(), report.unchanged(), report.removed(), report.imported()))
        .containsExactly(2, 0, 0, 0, 2);
    assertThat(report.skipped()).containsExactly(
        new SkippedComponent("ALARM", 4, SkippedComponent.Code.UNSUPPORTED, "It is not known."));
    assertThat(world.calendar(report.calendar())).isEqualTo(new Calendar(
        report.calendar(), world.ada, "Work", new Upload(), 1, 1, 1, world.now(), world.now()));
  }

  @Test
  void recordsTheConsentOnlyForANewCalendar() {
    world.upload("EVENT a 0 first");
    assertThat(world.consented).containsExactly(world.ada);
    world.upload("EVENT a 1 newer");
    assertThat(world.consented).hasSize(1);
    world.upload("EVENT z 0 other");
    assertThat(world.consented).hasSize(2);
  }

  @Test
  void tellsWhatTheCalendarSaysAboutTheNextThreeWeeks() {
    var report = world.upload("EVENT a 0 first");
    assertThat(world.told()).containsExactly(new CalendarSignalsChanged(
        world.ada, report.calendar(), new Window(world.now(), world.now().plus(Duration.ofDays(21))),
        new Signals(List.of(), List.of(new Signals.Task("a", "first in Etc/UTC", null, null, null, 0, null)), List.of(),
            false)));
  }

  @Test
  void changesNothingWhenTheSameFileIsImportedAgain() {
    var first = world.upload("ZONE z", "EVENT a 0 first", "EVENT b 0 second");
    var before = world.calendar(first.calendar());
    world.pass(Duration.ofHours(1));
    var second = world.upload("ZONE z", "EVENT a 0 first", "EVENT b 0 second");
    assertThat(second.calendar()).isEqualTo(first.calendar());
    assertThat(second.connected()).isFalse();
    assertThat(second.unchanged()).isEqualTo(2);
    assertThat(second.version()).isEqualTo(1);
    assertThat(world.calendar(first.calendar())).isEqualTo(before);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void bringsTheCalendarToTheNewerVersion() {
    var first = world.upload("EVENT a 0 first", "EVENT b 3 second", "EVENT c 0 third", "EVENT d 0 fourth");
    var second = world.upload("EVENT a 1 newer", "EVENT b 2 older", "EVENT c 0 third", "TASK e 0 fifth");
    assertThat(List.of(second.added(), second.updated(), second.unchanged(), second.removed()))
        .containsExactly(1, 1, 2, 1);
    assertThat(world.held(first.calendar())).containsExactly("a", "b", "c", "e");
    var calendar = world.calendar(first.calendar());
    assertThat(calendar.version()).isEqualTo(2);
    assertThat(calendar.events()).isEqualTo(3);
    assertThat(calendar.tasks()).isEqualTo(1);
  }

  @Test
  void tellsTheStoredVersionWhereItIsTheNewerOne() {
    world.upload("EVENT a 5 stays", "EVENT b 0 first");
    world.upload("EVENT a 4 older", "EVENT b 1 second");
    assertThat(world.told().getLast()).isInstanceOfSatisfying(CalendarSignalsChanged.class, told ->
        assertThat(told.signals().tasks()).extracting(Signals.Task::title)
            .containsExactly("stays in Etc/UTC", "second in Etc/UTC"));
  }

  @Test
  void takesAChangedZoneForAChange() {
    var first = world.upload("ZONE z", "EVENT a 0 first");
    world.upload("ZONE y", "EVENT a 0 first");
    assertThat(world.calendar(first.calendar()).version()).isEqualTo(2);
    assertThat(world.store.contents().zonesOf(first.calendar())).containsExactly("y");
    assertThat(world.told()).hasSize(2);
  }

  @Test
  void keepsZonesThatComponentsMayStillMean() {
    var first = world.upload("ZONE z", "EVENT a 5 stays", "EVENT b 0 first");
    world.upload("ZONE y", "EVENT a 4 older", "EVENT b 1 second");
    assertThat(world.store.contents().zonesOf(first.calendar())).containsExactly("y", "z");
  }

  @Test
  void takesAFileThatSharesNothingForAnotherCalendar() {
    var first = world.upload("EVENT a 0 first");
    var second = world.upload("EVENT b 0 first");
    assertThat(second.connected()).isTrue();
    assertThat(second.calendar()).isNotEqualTo(first.calendar());
  }

  @Test
  void updatesTheCalendarThatIsNamedWhateverTheFileShares() {
    var first = world.upload("EVENT a 0 first");
    var outcome = world.upload(file("EVENT z 0 other"), first.calendar(), null);
    assertThat(outcome).isInstanceOfSatisfying(Imported.class,
        imported -> assertThat(imported.report().calendar()).isEqualTo(first.calendar()));
    assertThat(world.held(first.calendar())).containsExactly("z");
  }

  @Test
  void findsNoCalendarThatIsMissingOrSubscribed() {
    assertThat(world.upload(file("EVENT a 0 first"), UUID.randomUUID(), null)).isEqualTo(new CalendarNotFound());
    var subscribed = world.subscribed();
    assertThat(world.upload(file("EVENT a 0 first"), subscribed.id(), null)).isEqualTo(new CalendarNotFound());
  }

  @Test
  void refusesWhatIsNoCalendarOrTooMuchAndStoresNothing() {
    assertThat(world.upload(noCalendar(), null, null))
        .isEqualTo(new NotACalendar("It does not begin with CALENDAR."));
    assertThat(world.upload(file("HUGE"), null, null)).isEqualTo(new ConnectOutcome.TooLarge());
    assertThat(world.upload(file("MANY"), null, null)).isEqualTo(new ConnectOutcome.TooManyComponents());
    assertThat(world.queries.page(world.ada, null, 10).items()).isEmpty();
    assertThat(world.consented).isEmpty();
  }

  @Test
  void passesOnThatTheFileBrokeOff() {
    var broken = new FilterInputStream(file("EVENT a 0 first")) {
      @Override
      public byte[] readAllBytes() throws IOException {
        throw new IOException("gone");
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        throw new IOException("gone");
      }
    };
    assertThatExceptionOfType(IOException.class).isThrownBy(
        () -> world.connectCalendar.execute(new ConnectCalendar.Upload(world.ada, broken, null, null)));
    assertThat(world.consented).isEmpty();
  }

  @Test
  void connectsTwentyCalendarsAndNoMore() {
    for (var i = 0; i < 20; i++) {
      world.upload("EVENT uid-" + i + " 0 x");
    }
    assertThat(world.upload(file("EVENT one-more 0 x"), null, null)).isEqualTo(new TooManyCalendars());
    assertThat(world.subscribe(World.URL, null)).isEqualTo(new TooManyCalendars());
    assertThat(world.feeds.asked()).isEmpty();
    assertThat(world.consented).hasSize(20);
    assertThat(world.upload("EVENT uid-3 1 newer").updated()).isEqualTo(1);
  }

  @Test
  void answersTheSameRequestWithItsFirstReport() {
    var first = (Imported) world.upload(file("EVENT a 0 first"), null, "key");
    world.upload("EVENT a 1 newer");
    var again = world.upload(file("EVENT a 0 first"), null, "key");
    assertThat(again).isEqualTo(new Imported(first.report(), true));
    assertThat(world.calendar(first.report().calendar()).version()).isEqualTo(2);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherFileOrCalendar() {
    var first = (Imported) world.upload(file("EVENT a 0 first"), null, "key");
    assertThat(world.upload(file("EVENT a 0 other"), null, "key")).isEqualTo(new KeyReused());
    assertThat(world.upload(file("EVENT a 0 first"), first.report().calendar(), "key")).isEqualTo(new KeyReused());
    assertThat(world.subscribe(World.URL, "key")).isEqualTo(new KeyReused());
  }

  @Test
  void remembersNoKeyOfARequestThatWasRefused() {
    world.upload(noCalendar(), null, "key");
    assertThat(world.upload(file("EVENT a 0 first"), null, "key"))
        .isInstanceOfSatisfying(Imported.class, imported -> assertThat(imported.replayed()).isFalse());
  }
}
