package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.CalendarComponent.CALENDAR_COMPONENT;
import static oo.codegen.sql.shared.tables.OutboxCommitted.OUTBOX_COMMITTED;
import static oo.integrations.application.LinesFormat.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import oo.codegen.sql.shared.tables.records.OutboxCommittedRecord;
import oo.integrations.application.ConnectCalendar;
import oo.integrations.application.ConnectOutcome;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.ConnectOutcome.InFlight;
import oo.integrations.application.ConnectOutcome.TooManyCalendars;
import oo.integrations.application.DisconnectCalendar;
import oo.integrations.application.Fixtures;
import oo.integrations.application.LinesFormat;
import oo.integrations.application.port.CalendarEvents;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.application.port.Consents;
import oo.integrations.application.port.Feeds;
import oo.integrations.events.v1.CalendarDisconnected;
import oo.integrations.events.v1.CalendarSignalsChanged;
import oo.shared.application.ExpectedVersion;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConnectCalendarIT {

  private static final TestStore STORE = new TestStore();
  private static final Clock CLOCK = Clock.fixed(Fixtures.NOW, ZoneOffset.UTC);

  private final UserId ada = Fixtures.user();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void makesOneCalendarOfTheSameFileUploadedManyTimesAtOnce() throws Exception {
    // All have found no calendar before any of them makes one.
    var allFoundNone = new CyclicBarrier(8);
    Consents waiting = _ -> await(allFoundNone);
    var outcomes = atOnce(8, i -> connect(STORE.store(), waiting).execute(
        new ConnectCalendar.Upload(ada, file("EVENT a 0 first", "EVENT b 0 second"), null, null)));
    assertThat(outcomes).filteredOn(outcome -> ((Imported) outcome).report().connected()).hasSize(1);
    assertThat(STORE.store().calendars().all(ada)).hasSize(1);
    assertThat(outbox()).hasSize(1);
  }

  @Test
  void keepsTheBoundOfCalendarsWhenManyAreConnectedAtOnce() throws Exception {
    var outcomes = atOnce(26, i -> upload(STORE.store(), file("EVENT uid-" + i + " 0 x"), null));
    assertThat(outcomes).filteredOn(Imported.class::isInstance).hasSize(20);
    assertThat(outcomes).filteredOn(TooManyCalendars.class::isInstance).hasSize(6);
    assertThat(STORE.store().calendars().count(ada)).isEqualTo(20);
  }

  @Test
  void servesOneOfManyRequestsWithTheSameKey() throws Exception {
    var key = new IdempotencyKey("key", new byte[] {1});
    var outcomes = atOnce(8, i -> upload(STORE.store(), file("EVENT a 0 first"), key));
    assertThat(outcomes).filteredOn(outcome -> outcome instanceof Imported(_, var replayed) && !replayed).hasSize(1);
    assertThat(outcomes).allMatch(outcome -> outcome instanceof Imported || outcome instanceof InFlight);
    assertThat(upload(STORE.store(), file("EVENT a 0 first"), key))
        .isInstanceOfSatisfying(Imported.class, imported -> assertThat(imported.replayed()).isTrue());
  }

  @Test
  void replaysTheReportOfACalendarThatIsDisconnected() throws Exception {
    var key = new IdempotencyKey("key", new byte[] {1});
    var first = (Imported) upload(STORE.store(), file("EVENT a 0 first", "BAD"), key);
    disconnect(first);
    assertThat(upload(STORE.store(), file("EVENT a 0 first", "BAD"), key))
        .isEqualTo(new Imported(first.report(), true));
  }

  @Test
  void writesNothingWhenTheEventCannotBeWritten() {
    CalendarEvents broken = (_, _) -> {
      throw new IllegalStateException("broken");
    };
    var whole = STORE.store();
    var store = new CalendarStore(
        whole.transactions(), whole.calendars(), whole.contents(), whole.imports(), whole.emitted(), broken,
        whole.inbox());
    var key = new IdempotencyKey("key", new byte[] {1});
    assertThatIllegalStateException().isThrownBy(() -> upload(store, file("EVENT lost 0 x"), key));
    assertThat(whole.calendars().all(ada)).isEmpty();
    assertThat(STORE.module().dsl().fetchCount(CALENDAR_COMPONENT, CALENDAR_COMPONENT.UID.eq("lost"))).isZero();
    assertThat(STORE.store().transactions().call(() -> whole.imports().claim(ada, key)))
        .isEqualTo(new IdempotencyClaim.Free());
    assertThat(outbox()).isEmpty();
  }

  @Test
  void tellsOthersInProtobuf() throws Exception {
    var imported = (Imported) upload(STORE.store(), file("EVENT a 0 first"), null);
    disconnect(imported);
    var rows = outbox();
    assertThat(rows).extracting(OutboxCommittedRecord::getSubject).containsExactly(
        "oo.integrations.calendar.signals_changed.v1", "oo.integrations.calendar.disconnected.v1");
    var changed = CalendarSignalsChanged.parseFrom(rows.getFirst().getPayload());
    assertThat(changed.getUserId()).isEqualTo(ada.toString());
    assertThat(changed.getCalendarId()).isEqualTo(imported.report().calendar().toString());
    assertThat(changed.getHorizonTo().getSeconds() - changed.getHorizonFrom().getSeconds())
        .isEqualTo(Duration.ofDays(21).toSeconds());
    assertThat(changed.getTasksList()).singleElement().satisfies(task -> {
      assertThat(task.getTitle()).isEqualTo("first in Etc/UTC");
      assertThat(task.hasDue()).isFalse();
    });
    assertThat(CalendarDisconnected.parseFrom(rows.getLast().getPayload()).getCalendarId())
        .isEqualTo(imported.report().calendar().toString());
  }

  @Test
  void importsTwentyThousandComponentsInSeconds() throws Exception {
    var filler = "x".repeat(300);
    var lines = IntStream.range(0, 20_000).mapToObj(i -> "EVENT event-" + i + "@example.com 0 " + filler)
        .toArray(String[]::new);
    var first = timed(() -> upload(STORE.store(), file(lines), null));
    assertThat(first.report().added()).isEqualTo(20_000);
    var again = timed(() -> upload(STORE.store(), file(lines), null));
    assertThat(again.report().unchanged()).isEqualTo(20_000);
    for (var i = 0; i < lines.length; i++) {
      lines[i] = lines[i].replace(" 0 ", " 1 ");
    }
    var updated = timed(() -> upload(STORE.store(), file(lines), null));
    assertThat(updated.report().updated()).isEqualTo(20_000);
  }

  private static Imported timed(Callable<ConnectOutcome> work) throws Exception {
    long begin = System.nanoTime();
    var outcome = work.call();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    return (Imported) outcome;
  }

  private void disconnect(Imported imported) {
    new DisconnectCalendar(STORE.store(), CLOCK).execute(
        new DisconnectCalendar.Command(ada, imported.report().calendar(), new ExpectedVersion.Any()));
  }

  private ConnectOutcome upload(CalendarStore store, InputStream file, @Nullable IdempotencyKey key)
      throws IOException {
    return connect(store, _ -> {}).execute(new ConnectCalendar.Upload(ada, file, null, key));
  }

  private static ConnectCalendar connect(CalendarStore store, Consents consents) {
    Feeds none = new Feeds() {
      @Override
      public <T> FetchOutcome<T> fetch(Request request, BodyReader<T> read) {
        throw new IllegalStateException("nothing is to be fetched");
      }
    };
    return new ConnectCalendar(
        store, new LinesFormat(), none, consents, _ -> ZoneId.of("Etc/UTC"), Fixtures.ids(), CLOCK, () -> 0);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<OutboxCommittedRecord> outbox() {
    return STORE.module().dsl().selectFrom(OUTBOX_COMMITTED).where(OUTBOX_COMMITTED.KEY.eq(ada.value()))
        .orderBy(OUTBOX_COMMITTED.XID, OUTBOX_COMMITTED.POSITION).fetch();
  }

  @FunctionalInterface
  private interface Work {
    ConnectOutcome with(int number) throws Exception;
  }

  private static List<ConnectOutcome> atOnce(int times, Work work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, times).<Callable<ConnectOutcome>>mapToObj(i -> () -> work.with(i)).toList();
      var outcomes = new ArrayList<ConnectOutcome>();
      for (var call : threads.invokeAll(calls)) {
        outcomes.add(call.get());
      }
      return outcomes;
    }
  }
}
