package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.Consent.CONSENT;
import static oo.codegen.sql.profile.tables.ConsentHistory.CONSENT_HISTORY;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import oo.codegen.sql.profile.tables.records.ConsentHistoryRecord;
import oo.codegen.sql.profile.tables.records.ConsentRecord;
import oo.profile.application.port.UserConsents;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.UserLock;
import oo.shared.domain.UserId;

final class PostgresUserConsents implements UserConsents {

  private final ModuleDatabase database;
  private final UserLock lock;

  PostgresUserConsents(ModuleDatabase database) {
    this.database = database;
    this.lock = new UserLock(database);
  }

  @Override
  public void lock(UserId user) {
    lock.take(user);
  }

  @Override
  public List<Consent> of(UserId user) {
    var said = database.dsl().selectFrom(CONSENT).where(CONSENT.USER_ID.eq(user.value())).fetchMap(CONSENT.PURPOSE);
    return Arrays.stream(Purpose.values()).map(purpose -> consent(purpose, said.get(purpose.wireName()))).toList();
  }

  @Override
  public void save(UserId user, Consent consent, Origin origin) {
    var row = new ConsentRecord(
        user.value(), consent.purpose().wireName(), consent.granted(), consent.version(), consent.changedAt());
    var dsl = database.transactionDsl();
    dsl.insertInto(CONSENT).set(row).onDuplicateKeyUpdate().set(row).execute();
    dsl.insertInto(CONSENT_HISTORY)
        .set(CONSENT_HISTORY.USER_ID, user.value())
        .set(CONSENT_HISTORY.PURPOSE, consent.purpose().wireName())
        .set(CONSENT_HISTORY.GRANTED, consent.granted())
        .set(CONSENT_HISTORY.ORIGIN, origin.name().toLowerCase(Locale.ROOT))
        .set(CONSENT_HISTORY.CHANGED_AT, consent.changedAt())
        .execute();
  }

  @Override
  public List<ConsentChange> historyOf(UserId user) {
    return database.dsl().selectFrom(CONSENT_HISTORY).where(CONSENT_HISTORY.USER_ID.eq(user.value()))
        .orderBy(CONSENT_HISTORY.ENTRY).fetch(row -> change(user, row));
  }

  private static Consent consent(Purpose purpose, ConsentRecord row) {
    return row == null
        ? Consent.neverGiven(purpose)
        : new Consent(purpose, row.getGranted(), row.getVersion(), row.getChangedAt());
  }

  private static ConsentChange change(UserId user, ConsentHistoryRecord row) {
    return new ConsentChange(
        user, Purpose.find(row.getPurpose()).orElseThrow(), row.getGranted(),
        Origin.valueOf(row.getOrigin().toUpperCase(Locale.ROOT)), row.getChangedAt());
  }
}
