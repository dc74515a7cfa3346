package oo.profile.application.port;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange;
import oo.profile.domain.Purpose;
import oo.shared.domain.UserId;

public final class InMemoryUserConsents implements UserConsents {

  private final Map<UserId, Map<Purpose, Consent>> stored = new HashMap<>();
  private final List<ConsentChange> history = new ArrayList<>();

  @Override
  public void lock(UserId user) {}

  @Override
  public List<Consent> of(UserId user) {
    var said = stored.getOrDefault(user, Map.of());
    return Arrays.stream(Purpose.values())
        .map(purpose -> said.getOrDefault(purpose, Consent.neverGiven(purpose))).toList();
  }

  @Override
  public void save(UserId user, Consent consent, ConsentChange.Origin origin) {
    stored.computeIfAbsent(user, none -> new EnumMap<>(Purpose.class)).put(consent.purpose(), consent);
    history.add(new ConsentChange(
        user, consent.purpose(), consent.granted(), origin, requireNonNull(consent.changedAt())));
  }

  @Override
  public List<ConsentChange> historyOf(UserId user) {
    return history.stream().filter(change -> change.user().equals(user)).toList();
  }
}
