package oo.integrations.application.port;

import java.time.Instant;
import java.util.UUID;
import oo.integrations.domain.ImportReport;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** The reports of what users had imported, and the keys under which they asked for it. */
public interface Imports {

  /** Takes the key for the current transaction; {@code SameRequest} names the report of the earlier one. */
  IdempotencyClaim claim(UserId user, IdempotencyKey key);

  ImportReport get(UUID id);

  /** @param key absent when the user gave none */
  void add(UserId user, ImportReport report, @Nullable IdempotencyKey key, Instant at);

  /** Forgets reports that no key that is still kept leads to, and returns how many. */
  int forgetOld(Instant now);
}
