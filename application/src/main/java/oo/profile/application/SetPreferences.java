package oo.profile.application;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oo.profile.application.port.ProfileEvents;
import oo.profile.application.port.UserPreferences;
import oo.profile.domain.Preferences;
import oo.profile.domain.ProfileEvent.PreferencesChanged;
import oo.profile.domain.PushCooldowns;
import oo.profile.domain.QuietHours;
import oo.profile.domain.TimeZones;
import oo.shared.application.ExpectedVersion;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;

/** Replaces a user's preferences, whole, unless somebody else changed them since the user saw them. */
public final class SetPreferences {

  private final UserPreferences preferences;
  private final ProfileEvents events;
  private final Transactions transactions;
  private final Clock clock;

  public SetPreferences(UserPreferences preferences, ProfileEvents events, Transactions transactions, Clock clock) {
    this.preferences = preferences;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param timeZone a name, as the user wrote it
   * @param pushCooldown an ISO 8601 duration, as the user wrote it
   */
  public record Command(
      UserId user, ExpectedVersion expected, String timeZone, List<QuietHours> quietHours, Set<String> kindsOff,
      int dailyCap, String pushCooldown) {}

  public SetPreferencesOutcome execute(Command command) {
    var zone = TimeZones.find(command.timeZone());
    if (zone.isEmpty()) {
      return new SetPreferencesOutcome.InvalidTimeZone(command.timeZone());
    }
    var cooldown = PushCooldowns.find(command.pushCooldown());
    if (cooldown.isEmpty()) {
      return new SetPreferencesOutcome.InvalidCooldown(command.pushCooldown());
    }
    var wanted = wanted(command, zone.get(), cooldown.get());
    return save(command.user(), wanted, command.expected());
  }

  private static Preferences wanted(Command command, ZoneId zone, Duration cooldown) {
    return new Preferences(zone, command.quietHours(), command.kindsOff(), command.dailyCap(), cooldown);
  }

  /** Ends: each turn that is lost is one that somebody else won. A turn is a transaction, so that events keep order. */
  private SetPreferencesOutcome save(UserId user, Preferences wanted, ExpectedVersion expected) {
    while (true) {
      var outcome = transactions.call(() -> attempt(user, wanted, expected));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  private Optional<SetPreferencesOutcome> attempt(UserId user, Preferences wanted, ExpectedVersion expected) {
    var current = preferences.of(user);
    if (!expected.allows(current.version())) {
      return Optional.of(new SetPreferencesOutcome.Stale(current));
    }
    if (!current.isChangedBy(wanted)) {
      return Optional.of(new SetPreferencesOutcome.Saved(current));
    }
    var next = current.changedTo(wanted);
    var now = clock.instant();
    if (!preferences.save(user, next, now)) {
      return Optional.empty();
    }
    events.append(new PreferencesChanged(user, wanted.timeZone(), next.version()), now);
    return Optional.of(new SetPreferencesOutcome.Saved(next));
  }
}
