package oo.shared.adapter.postgres;

import static oo.codegen.sql.shared.tables.IdempotencyKey.IDEMPOTENCY_KEY;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import oo.codegen.sql.shared.tables.records.IdempotencyKeyRecord;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The idempotency keys that one module's requests were served under, each with the row that served it. */
public final class IdempotencyTable {

  /** How long a key is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  private final ModuleDatabase database;

  public IdempotencyTable(ModuleDatabase database) {
    this.database = database;
  }

  /** What an earlier request with the key did, if one was served; never {@code Free} or {@code InFlight}. */
  public Optional<IdempotencyClaim> find(UserId user, IdempotencyKey key) {
    return database.dsl().select(IDEMPOTENCY_KEY.FINGERPRINT, IDEMPOTENCY_KEY.RESULT_ID).from(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.USER_ID.eq(user.value())).and(IDEMPOTENCY_KEY.KEY.eq(key.value()))
        .fetchOptional(row -> key.sameRequest(row.value1())
            ? new IdempotencyClaim.SameRequest(row.value2())
            : new IdempotencyClaim.OtherRequest());
  }

  /**
   * Takes the key for the current transaction, without waiting for another one that has it.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    var lock = taken(DSL.val(lockId(user, key)));
    boolean taken = Boolean.TRUE.equals(database.transactionDsl().select(lock).fetchSingle().value1());
    // A statement of its own: it sees what the last holder of the lock committed.
    return find(user, key).orElseGet(() -> taken ? new IdempotencyClaim.Free() : new IdempotencyClaim.InFlight());
  }

  /**
   * Remembers a {@code Free} key with the row that the current transaction made or found.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void store(UserId user, IdempotencyKey key, UUID resultId, Instant now) {
    database.transactionDsl().insertInto(IDEMPOTENCY_KEY).set(row(user, key, resultId, now)).execute();
  }

  /**
   * For a statement that is its own transaction: takes a key until it ends, or is false where another has it.
   *
   * @param lock see {@link #lockId}
   */
  public static Field<Boolean> taken(Field<Long> lock) {
    return DSL.function(DSL.systemName("pg_try_advisory_xact_lock"), SQLDataType.BOOLEAN, lock);
  }

  /** For a statement that writes the key together with the row that it stands for. */
  public IdempotencyKeyRecord row(UserId user, IdempotencyKey key, UUID resultId, Instant now) {
    return new IdempotencyKeyRecord(user.value(), key.value(), key.fingerprint(), resultId, now);
  }

  /** Forgets the keys that are older than {@link #KEPT}, and returns how many. */
  public int purge(Instant now) {
    return database.dsl().deleteFrom(IDEMPOTENCY_KEY).where(IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(KEPT))).execute();
  }

  /** The lock of a key. The whole database shares locks; 64 bits of a hash keep modules, users and keys apart. */
  public long lockId(UserId user, IdempotencyKey key) {
    try {
      var text = database.role() + "\n" + user + "\n" + key.value();
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
