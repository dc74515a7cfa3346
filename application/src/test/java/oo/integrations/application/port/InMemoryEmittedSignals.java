package oo.integrations.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import oo.shared.domain.UserId;

public final class InMemoryEmittedSignals implements EmittedSignals {

  private final Map<UUID, Emission> stored = new HashMap<>();
  private final Map<UUID, UserId> owners = new HashMap<>();

  @Override
  public Optional<Emission> of(UUID calendar) {
    return Optional.ofNullable(stored.get(calendar));
  }

  @Override
  public void record(UUID calendar, Emission emission) {
    stored.put(calendar, emission);
  }

  @Override
  public void lookAgain(UserId user, ZoneId zone, Instant now) {
    stored.replaceAll((calendar, last) ->
        user.equals(owners.get(calendar)) && !last.zone().equals(zone) && last.lookAgainAt().isAfter(now)
            ? at(last, now) : last);
  }

  @Override
  public Optional<Due> takeDue(Instant now, Instant leasedUntil) {
    var due = stored.entrySet().stream().filter(entry -> !entry.getValue().lookAgainAt().isAfter(now))
        .min(Comparator.comparing(entry -> entry.getValue().lookAgainAt())).map(Map.Entry::getKey);
    due.ifPresent(calendar -> stored.computeIfPresent(calendar, (_, last) -> at(last, leasedUntil)));
    return due.map(calendar -> new Due(requireNonNull(owners.get(calendar)), calendar));
  }

  Map<UUID, UserId> owners() {
    return owners;
  }

  void forget(UUID calendar) {
    stored.remove(calendar);
    owners.remove(calendar);
  }

  private static Emission at(Emission last, Instant lookAgainAt) {
    return new Emission(last.digest(), last.zone(), last.at(), lookAgainAt);
  }
}
