package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.Calendar.CALENDAR;
import static oo.codegen.sql.integrations.tables.CalendarComponent.CALENDAR_COMPONENT;
import static oo.codegen.sql.integrations.tables.Subscription.SUBSCRIPTION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import oo.codegen.sql.integrations.tables.records.CalendarRecord;
import oo.integrations.application.port.Calendars;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarSource.Subscription;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.FeedUrl;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.UserLock;
import oo.shared.domain.UserId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresCalendars implements Calendars {

  private final ModuleDatabase database;
  private final UserLock lock;

  PostgresCalendars(ModuleDatabase database) {
    this.database = database;
    this.lock = new UserLock(database);
  }

  @Override
  public void lock(UserId owner) {
    lock.take(owner);
  }

  @Override
  public int count(UserId owner) {
    return database.dsl().fetchCount(CALENDAR, CALENDAR.USER_ID.eq(owner.value()));
  }

  @Override
  public Optional<Calendar> find(UserId owner, UUID id) {
    return select(owner, CALENDAR.ID.eq(id)).fetchOptional(PostgresCalendars::read);
  }

  @Override
  public Optional<Calendar> uploadedSharing(UserId owner, Set<UUID> series) {
    var shared = DSL.select(CALENDAR_COMPONENT.CALENDAR_ID, DSL.countDistinct(CALENDAR_COMPONENT.SERIES).as("shared"))
        .from(CALENDAR_COMPONENT)
        .where(CALENDAR_COMPONENT.SERIES.eq(DSL.any(series.toArray(UUID[]::new))))
        .and(CALENDAR_COMPONENT.CALENDAR_ID.in(DSL.select(CALENDAR.ID).from(CALENDAR)
            .leftAntiJoin(SUBSCRIPTION).on(SUBSCRIPTION.CALENDAR_ID.eq(CALENDAR.ID))
            .where(CALENDAR.USER_ID.eq(owner.value()))))
        .groupBy(CALENDAR_COMPONENT.CALENDAR_ID).asTable("sharing");
    return database.dsl().select(CALENDAR.fields()).select(SUBSCRIPTION.fields()).from(CALENDAR)
        .join(shared).on(shared.field(CALENDAR_COMPONENT.CALENDAR_ID).eq(CALENDAR.ID))
        .leftJoin(SUBSCRIPTION).on(SUBSCRIPTION.CALENDAR_ID.eq(CALENDAR.ID))
        .orderBy(shared.field("shared", Integer.class).desc(), CALENDAR.ID).limit(1)
        .fetchOptional(PostgresCalendars::read);
  }

  @Override
  public Optional<Calendar> subscribedTo(UserId owner, FeedUrl url) {
    return select(owner, SUBSCRIPTION.URL_DIGEST.eq(SubscriptionRow.digest(url))).fetchOptional(PostgresCalendars::read);
  }

  @Override
  public List<Calendar> all(UserId owner) {
    return select(owner, DSL.noCondition()).orderBy(CALENDAR.ID.desc()).fetch(PostgresCalendars::read);
  }

  @Override
  public List<Calendar> page(UserId owner, @Nullable UUID before, int limit) {
    return select(owner, before == null ? DSL.noCondition() : CALENDAR.ID.lt(before))
        .orderBy(CALENDAR.ID.desc()).limit(limit).fetch(PostgresCalendars::read);
  }

  @Override
  public void add(Calendar calendar) {
    var dsl = database.transactionDsl();
    dsl.insertInto(CALENDAR).set(write(calendar)).execute();
    if (calendar.source() instanceof Subscription subscription) {
      dsl.insertInto(SUBSCRIPTION).set(SubscriptionRow.write(calendar, subscription)).execute();
    }
  }

  @Override
  public void save(Calendar calendar) {
    var dsl = database.transactionDsl();
    dsl.update(CALENDAR).set(write(calendar)).where(CALENDAR.ID.eq(calendar.id())).execute();
    if (calendar.source() instanceof Subscription subscription) {
      dsl.update(SUBSCRIPTION).set(SubscriptionRow.write(calendar, subscription))
          .where(SUBSCRIPTION.CALENDAR_ID.eq(calendar.id())).execute();
    }
  }

  @Override
  public void remove(UUID id) {
    database.transactionDsl().deleteFrom(CALENDAR).where(CALENDAR.ID.eq(id)).execute();
  }

  @Override
  public Optional<Calendar> takeDueSubscription(Instant now, Instant leasedUntil) {
    var due = DSL.select(SUBSCRIPTION.CALENDAR_ID).from(SUBSCRIPTION)
        .where(SUBSCRIPTION.NEXT_FETCH_AT.le(now))
        .and(SUBSCRIPTION.LEASED_UNTIL.isNull().or(SUBSCRIPTION.LEASED_UNTIL.le(now)))
        .orderBy(SUBSCRIPTION.NEXT_FETCH_AT).limit(1).forUpdate().skipLocked();
    return database.transactionDsl().update(SUBSCRIPTION).set(SUBSCRIPTION.LEASED_UNTIL, leasedUntil)
        .where(SUBSCRIPTION.CALENDAR_ID.eq(due))
        .returning(SUBSCRIPTION.CALENDAR_ID, SUBSCRIPTION.USER_ID).fetchOptional()
        .flatMap(taken -> find(new UserId(taken.getUserId()), taken.getCalendarId()));
  }

  private SelectConditionStep<Record> select(UserId owner, Condition which) {
    return database.dsl().select(CALENDAR.fields()).select(SUBSCRIPTION.fields()).from(CALENDAR)
        .leftJoin(SUBSCRIPTION).on(SUBSCRIPTION.CALENDAR_ID.eq(CALENDAR.ID))
        .where(CALENDAR.USER_ID.eq(owner.value())).and(which);
  }

  private static CalendarRecord write(Calendar calendar) {
    return new CalendarRecord(
        calendar.id(), calendar.owner().value(), calendar.name(), calendar.events(), calendar.tasks(),
        calendar.version(), calendar.createdAt(), calendar.updatedAt());
  }

  private static Calendar read(Record row) {
    var source = row.get(SUBSCRIPTION.CALENDAR_ID) == null ? new Upload() : SubscriptionRow.read(row);
    return new Calendar(
        row.get(CALENDAR.ID), new UserId(row.get(CALENDAR.USER_ID)), row.get(CALENDAR.NAME), source,
        row.get(CALENDAR.EVENTS), row.get(CALENDAR.TASKS), row.get(CALENDAR.VERSION), row.get(CALENDAR.CREATED_AT),
        row.get(CALENDAR.UPDATED_AT));
  }
}
