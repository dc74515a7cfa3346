package oo.shared.adapter.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import oo.shared.domain.UserId;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * One transaction a user at a time, within one module.
 *
 * <p>Taken before a transaction's first write, it also keeps the user's events in the order of the changes: a
 * transaction's place in the outbox is given at its first write, even if that has to wait for another transaction.
 */
public final class UserLock {

  private final ModuleDatabase database;

  public UserLock(ModuleDatabase database) {
    this.database = database;
  }

  /**
   * Waits until no other transaction holds the user's lock, and holds it until the current one ends.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public void take(UserId user) {
    var lock = DSL.function(DSL.name("pg_advisory_xact_lock"), SQLDataType.OTHER, DSL.val(lockId(user)));
    database.transactionDsl().select(lock).fetch();
  }

  // Locks are numbers that the whole database shares; 64 bits of a hash keep modules and users apart.
  private long lockId(UserId user) {
    try {
      var text = database.role() + "\n" + user;
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
