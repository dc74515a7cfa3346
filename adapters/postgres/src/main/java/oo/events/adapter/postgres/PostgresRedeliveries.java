package oo.events.adapter.postgres;

import static oo.codegen.sql.shared.tables.Redelivery.REDELIVERY;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.codegen.sql.shared.tables.records.RedeliveryRecord;
import oo.events.application.port.Redeliveries;
import oo.shared.adapter.postgres.MessageHeaders;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.Message;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

final class PostgresRedeliveries implements Redeliveries {

  private static final Condition WAITING = REDELIVERY.PARKED_AT.isNull();

  private final ModuleDatabase database;

  PostgresRedeliveries(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public Standing standing(String consumer, Collection<Message> messages) {
    UUID[] ids = messages.stream().map(Message::id).toArray(UUID[]::new);
    UUID[] keys = messages.stream().map(Message::key).distinct().toArray(UUID[]::new);
    var kept = new HashSet<UUID>();
    var waitingKeys = new HashSet<UUID>();
    database.dsl().select(REDELIVERY.MESSAGE_ID, REDELIVERY.KEY, REDELIVERY.PARKED_AT).from(REDELIVERY)
        .where(REDELIVERY.CONSUMER.eq(consumer))
        .and(REDELIVERY.MESSAGE_ID.eq(DSL.any(ids)).or(REDELIVERY.KEY.eq(DSL.any(keys)).and(WAITING)))
        .forEach(row -> {
          kept.add(row.value1());
          if (row.value3() == null) {
            waitingKeys.add(row.value2());
          }
        });
    return new Standing(kept, waitingKeys);
  }

  @Override
  public void keep(String consumer, Message message, Attempts attempts) {
    insert(consumer, message, attempts, null);
  }

  @Override
  public void keepParked(String consumer, Message message, Attempts attempts, Instant parkedAt) {
    insert(consumer, message, attempts, parkedAt);
  }

  private void insert(String consumer, Message message, Attempts attempts, @Nullable Instant parkedAt) {
    database.dsl().insertInto(REDELIVERY)
        .set(REDELIVERY.CONSUMER, consumer)
        .set(REDELIVERY.MESSAGE_ID, message.id())
        .set(REDELIVERY.SUBJECT, message.subject())
        .set(REDELIVERY.TYPE, message.type())
        .set(REDELIVERY.KEY, message.key())
        .set(REDELIVERY.OCCURRED_AT, message.occurredAt())
        .set(REDELIVERY.HEADERS, MessageHeaders.toJson(message.headers()))
        .set(REDELIVERY.PAYLOAD, message.payload())
        .set(REDELIVERY.ATTEMPTS, attempts.made())
        .set(REDELIVERY.NEXT_ATTEMPT_AT, attempts.nextAttemptAt())
        .set(REDELIVERY.REASON, attempts.reason().orElse(null))
        .set(REDELIVERY.PARKED_AT, parkedAt)
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public List<UUID> dueKeys(String consumer, Instant now, int limit) {
    var first = DSL.select(REDELIVERY.KEY, REDELIVERY.NEXT_ATTEMPT_AT).distinctOn(REDELIVERY.KEY).from(REDELIVERY)
        .where(REDELIVERY.CONSUMER.eq(consumer)).and(WAITING)
        .orderBy(REDELIVERY.KEY, REDELIVERY.ARRIVAL).asTable("first");
    var dueAt = first.field(REDELIVERY.NEXT_ATTEMPT_AT);
    return database.dsl().select(first.field(REDELIVERY.KEY)).from(first)
        .where(dueAt.le(now)).orderBy(dueAt).limit(limit)
        .fetch(row -> row.value1());
  }

  @Override
  public Optional<Waiting> first(String consumer, UUID key) {
    return database.dsl().selectFrom(REDELIVERY)
        .where(REDELIVERY.CONSUMER.eq(consumer)).and(REDELIVERY.KEY.eq(key)).and(WAITING)
        .orderBy(REDELIVERY.ARRIVAL).limit(1)
        .fetchOptional(row -> new Waiting(message(row),
            new Attempts(row.getAttempts(), Optional.ofNullable(row.getReason()), row.getNextAttemptAt())));
  }

  @Override
  public boolean claim(String consumer, Waiting waiting, Instant until) {
    return database.dsl().update(REDELIVERY)
        .set(REDELIVERY.ATTEMPTS, waiting.attempts().made() + 1)
        .set(REDELIVERY.NEXT_ATTEMPT_AT, until)
        .where(is(consumer, waiting.message().id())).and(WAITING)
        .and(REDELIVERY.ATTEMPTS.eq(waiting.attempts().made()))
        .and(REDELIVERY.NEXT_ATTEMPT_AT.eq(waiting.attempts().nextAttemptAt()))
        .execute() == 1;
  }

  @Override
  public void handled(String consumer, UUID messageId) {
    database.dsl().deleteFrom(REDELIVERY).where(is(consumer, messageId)).execute();
  }

  @Override
  public void postpone(String consumer, UUID messageId, Attempts attempts) {
    update(consumer, messageId, attempts, null);
  }

  @Override
  public void park(String consumer, UUID messageId, Attempts attempts, Instant parkedAt) {
    update(consumer, messageId, attempts, parkedAt);
  }

  private void update(String consumer, UUID messageId, Attempts attempts, @Nullable Instant parkedAt) {
    database.dsl().update(REDELIVERY)
        .set(REDELIVERY.ATTEMPTS, attempts.made())
        .set(REDELIVERY.REASON, attempts.reason().orElse(null))
        .set(REDELIVERY.NEXT_ATTEMPT_AT, attempts.nextAttemptAt())
        .set(REDELIVERY.PARKED_AT, parkedAt)
        .where(is(consumer, messageId)).and(WAITING)
        .execute();
  }

  @Override
  public List<Parked> parked(String consumer, int limit) {
    return database.dsl().selectFrom(REDELIVERY)
        .where(REDELIVERY.CONSUMER.eq(consumer)).and(REDELIVERY.PARKED_AT.isNotNull())
        .orderBy(REDELIVERY.PARKED_AT, REDELIVERY.ARRIVAL).limit(limit)
        .fetch(row -> new Parked(message(row), row.getAttempts(), row.getReason(), row.getParkedAt()));
  }

  @Override
  public Backlog backlog(String consumer) {
    var parked = DSL.count(REDELIVERY.PARKED_AT);
    return database.dsl().select(DSL.count().minus(parked), parked).from(REDELIVERY)
        .where(REDELIVERY.CONSUMER.eq(consumer))
        .fetchSingle(row -> new Backlog(row.value1(), row.value2()));
  }

  @Override
  public boolean replay(String consumer, UUID messageId, Instant now) {
    return database.dsl().update(REDELIVERY)
        .set(REDELIVERY.ATTEMPTS, 0)
        .set(REDELIVERY.NEXT_ATTEMPT_AT, now)
        .setNull(REDELIVERY.PARKED_AT)
        .where(is(consumer, messageId)).and(REDELIVERY.PARKED_AT.isNotNull())
        .execute() == 1;
  }

  private static Condition is(String consumer, UUID messageId) {
    return REDELIVERY.CONSUMER.eq(consumer).and(REDELIVERY.MESSAGE_ID.eq(messageId));
  }

  private static Message message(RedeliveryRecord row) {
    return new Message(row.getMessageId(), row.getSubject(), row.getType(), row.getKey(), row.getOccurredAt(),
        MessageHeaders.fromJson(row.getHeaders()), row.getPayload());
  }
}
