package oo.profile.adapter.postgres;

import static oo.codegen.sql.shared.tables.OutboxCommitted.OUTBOX_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.codegen.sql.shared.tables.records.OutboxCommittedRecord;
import oo.profile.application.SetConsent;
import oo.profile.application.SetPreferences;
import oo.profile.application.SetPreferencesOutcome;
import oo.profile.application.SetPreferencesOutcome.Saved;
import oo.profile.application.SetPreferencesOutcome.Stale;
import oo.profile.application.port.ProfileEvents;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.profile.events.v1.ConsentChanged;
import oo.profile.events.v1.PreferencesChanged;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.ExpectedVersion;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProfileUseCasesIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final ModuleDatabase PROFILE = DATABASE.open("profile");
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  private final UserId user = new UserId(UUID.randomUUID());
  private final PostgresProfile ports = new PostgresProfile(PROFILE, new OutboxTable(PROFILE), UUID::randomUUID, Coalescer.Observer.NONE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void writesPreferencesAndTheirEventTogether() throws InvalidProtocolBufferException {
    setPreferences(ports.events()).execute(preferences(ExpectedVersion.of(0), "Europe/Berlin"));
    var row = outbox().getFirst();
    assertThat(row.getSubject()).isEqualTo("oo.profile.preferences.changed.v1");
    assertThat(row.getType()).isEqualTo("oo.profile.events.v1.PreferencesChanged");
    assertThat(PreferencesChanged.parseFrom(row.getPayload())).isEqualTo(PreferencesChanged.newBuilder()
        .setUserId(user.toString()).setTimeZone("Europe/Berlin").setVersion(1).build());
  }

  @Test
  void writesAConsentAndItsEventTogether() throws InvalidProtocolBufferException {
    setConsent(ports.events()).execute(consent(true));
    var row = outbox().getFirst();
    assertThat(row.getSubject()).isEqualTo("oo.profile.consent.changed.v1");
    assertThat(ConsentChanged.parseFrom(row.getPayload())).isEqualTo(ConsentChanged.newBuilder()
        .setUserId(user.toString()).setPurpose("push").setGranted(true).build());
  }

  @Test
  void changesNothingWhenTheEventCannotBeWritten() {
    ProfileEvents broken = (_, _) -> {
      throw new IllegalStateException("broken");
    };
    assertThatIllegalStateException().isThrownBy(
        () -> setPreferences(broken).execute(preferences(ExpectedVersion.of(0), "Europe/Berlin")));
    assertThatIllegalStateException().isThrownBy(() -> setConsent(broken).execute(consent(true)));
    assertThat(ports.preferences().of(user).version()).isZero();
    assertThat(ports.consents().of(user)).allMatch(consent -> consent.version() == 0);
    assertThat(ports.consents().historyOf(user)).isEmpty();
  }

  @Test
  void letsOneOfManyThatExpectTheSameVersionWin() throws Exception {
    var zones = List.of("Europe/Berlin", "Europe/Paris", "Asia/Tokyo", "America/Lima", "Africa/Cairo", "Asia/Dhaka");
    var outcomes = atOnce(zones.stream().<Callable<SetPreferencesOutcome>>map(zone ->
        () -> setPreferences(ports.events()).execute(preferences(ExpectedVersion.of(0), zone))).toList());
    assertThat(outcomes).filteredOn(Saved.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Stale.class::isInstance).hasSize(zones.size() - 1);
    assertThat(outbox()).hasSize(1);
  }

  @Test
  void losesNoChangeOfThoseWhoDoNotMindTheVersionAndTellsThemInOrder() throws Exception {
    var zones = List.of("Europe/Berlin", "Europe/Paris", "Asia/Tokyo", "America/Lima", "Africa/Cairo", "Asia/Dhaka");
    atOnce(zones.stream().<Callable<SetPreferencesOutcome>>map(zone ->
        () -> setPreferences(ports.events()).execute(preferences(new ExpectedVersion.Any(), zone))).toList());
    assertThat(ports.preferences().of(user).version()).isEqualTo(zones.size());
    assertThat(outbox()).extracting(row -> PreferencesChanged.parseFrom(row.getPayload()).getVersion())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void tellsOfConsentsInTheOrderOfTheRecord() throws Exception {
    var words = new ArrayList<Callable<Object>>();
    for (var i = 0; i < 40; i++) {
      var granted = i % 2 == 0;
      words.add(() -> setConsent(ports.events()).execute(consent(granted)));
    }
    atOnce(words);
    var told = outbox().stream().map(ProfileUseCasesIT::granted).toList();
    assertThat(told).hasSizeGreaterThan(1)
        .isEqualTo(ports.consents().historyOf(user).stream().map(change -> change.granted()).toList());
    for (var i = 1; i < told.size(); i++) {
      assertThat(told.get(i)).isNotEqualTo(told.get(i - 1));
    }
  }

  private static boolean granted(OutboxCommittedRecord row) {
    try {
      return ConsentChanged.parseFrom(row.getPayload()).getGranted();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> atOnce(List<? extends Callable<T>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    }
  }

  private List<OutboxCommittedRecord> outbox() {
    return PROFILE.dsl().selectFrom(OUTBOX_COMMITTED).where(OUTBOX_COMMITTED.KEY.eq(user.value()))
        .orderBy(OUTBOX_COMMITTED.XID, OUTBOX_COMMITTED.POSITION).fetch();
  }

  private SetPreferences setPreferences(ProfileEvents events) {
    return new SetPreferences(ports.preferences(), events, new PostgresTransactions(PROFILE), CLOCK);
  }

  private SetConsent setConsent(ProfileEvents events) {
    return new SetConsent(ports.consents(), events, new PostgresTransactions(PROFILE), CLOCK);
  }

  private SetPreferences.Command preferences(ExpectedVersion expected, String zone) {
    return new SetPreferences.Command(user, expected, zone, List.of(), Set.of(), 12, "PT1H");
  }

  private SetConsent.Command consent(boolean granted) {
    return new SetConsent.Command(user, Purpose.PUSH, granted, Origin.SETTING);
  }
}
