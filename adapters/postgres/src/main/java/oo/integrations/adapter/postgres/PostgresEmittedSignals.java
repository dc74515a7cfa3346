package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.Calendar.CALENDAR;
import static oo.codegen.sql.integrations.tables.EmittedSignals.EMITTED_SIGNALS;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import oo.codegen.sql.integrations.tables.records.EmittedSignalsRecord;
import oo.integrations.application.port.EmittedSignals;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;

final class PostgresEmittedSignals implements EmittedSignals {

  private final ModuleDatabase database;

  PostgresEmittedSignals(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Emission> of(UUID calendar) {
    return database.dsl().selectFrom(EMITTED_SIGNALS).where(EMITTED_SIGNALS.CALENDAR_ID.eq(calendar))
        .fetchOptional(row -> new Emission(
            row.getDigest(), ZoneId.of(row.getTimeZone()), row.getEmittedAt(), row.getLookAgainAt()));
  }

  @Override
  public void record(UUID calendar, Emission emission) {
    var row = new EmittedSignalsRecord(
        calendar, emission.digest(), emission.zone().getId(), emission.at(), emission.lookAgainAt());
    database.transactionDsl().insertInto(EMITTED_SIGNALS).set(row).onDuplicateKeyUpdate().set(row).execute();
  }

  @Override
  public void lookAgain(UserId user, ZoneId zone, Instant now) {
    var owned = DSL.select(CALENDAR.ID).from(CALENDAR).where(CALENDAR.USER_ID.eq(user.value()));
    database.transactionDsl().update(EMITTED_SIGNALS).set(EMITTED_SIGNALS.LOOK_AGAIN_AT, now)
        .where(EMITTED_SIGNALS.CALENDAR_ID.in(owned))
        .and(EMITTED_SIGNALS.TIME_ZONE.ne(zone.getId()))
        .and(EMITTED_SIGNALS.LOOK_AGAIN_AT.gt(now))
        .execute();
  }

  @Override
  public Optional<Due> takeDue(Instant now, Instant leasedUntil) {
    var due = DSL.select(EMITTED_SIGNALS.CALENDAR_ID).from(EMITTED_SIGNALS)
        .where(EMITTED_SIGNALS.LOOK_AGAIN_AT.le(now))
        .orderBy(EMITTED_SIGNALS.LOOK_AGAIN_AT).limit(1).forUpdate().skipLocked();
    return database.transactionDsl().update(EMITTED_SIGNALS).set(EMITTED_SIGNALS.LOOK_AGAIN_AT, leasedUntil)
        .where(EMITTED_SIGNALS.CALENDAR_ID.eq(due)).returning(EMITTED_SIGNALS.CALENDAR_ID).fetchOptional()
        .flatMap(taken -> owner(taken.getCalendarId()));
  }

  private Optional<Due> owner(UUID calendar) {
    return database.dsl().select(CALENDAR.USER_ID).from(CALENDAR).where(CALENDAR.ID.eq(calendar))
        .fetchOptional(row -> new Due(new UserId(row.value1()), calendar));
  }
}
