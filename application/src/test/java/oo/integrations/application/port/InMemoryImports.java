package oo.integrations.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import oo.integrations.domain.ImportReport;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

public final class InMemoryImports implements Imports {

  private record Owned(UserId user, String key) {}

  private record Used(IdempotencyKey key, UUID report) {}

  private record Dated(ImportReport report, Instant at) {}

  private final Map<UUID, Dated> reports = new HashMap<>();
  private final Map<Owned, Used> keys = new HashMap<>();

  @Override
  public IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    var used = keys.get(new Owned(user, key.value()));
    if (used == null) {
      return new IdempotencyClaim.Free();
    }
    return used.key().equals(key)
        ? new IdempotencyClaim.SameRequest(used.report())
        : new IdempotencyClaim.OtherRequest();
  }

  @Override
  public ImportReport get(UUID id) {
    return requireNonNull(reports.get(id)).report();
  }

  @Override
  public void add(UserId user, ImportReport report, @Nullable IdempotencyKey key, Instant at) {
    reports.put(report.id(), new Dated(report, at));
    if (key != null) {
      keys.put(new Owned(user, key.value()), new Used(key, report.id()));
    }
  }

  @Override
  public int forgetOld(Instant now) {
    int before = reports.size();
    reports.values().removeIf(dated -> dated.at().isBefore(now.minus(Duration.ofDays(14))));
    keys.values().removeIf(used -> !reports.containsKey(used.report()));
    return before - reports.size();
  }
}
