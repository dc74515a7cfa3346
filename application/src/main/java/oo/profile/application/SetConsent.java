package oo.profile.application;

import java.time.Clock;
import oo.profile.application.port.ProfileEvents;
import oo.profile.application.port.UserConsents;
import oo.profile.domain.Consent;
import oo.profile.domain.ConsentChange.Origin;
import oo.profile.domain.Purpose;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;

/** Gives or withdraws a consent: the last word counts, and each word that changes something is kept on record. */
public final class SetConsent {

  private final UserConsents consents;
  private final ProfileEvents events;
  private final Transactions transactions;
  private final Clock clock;

  public SetConsent(UserConsents consents, ProfileEvents events, Transactions transactions, Clock clock) {
    this.consents = consents;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  public record Command(UserId user, Purpose purpose, boolean granted, Origin origin) {}

  /** The consent as it is from now on. */
  public Consent execute(Command command) {
    return transactions.call(() -> {
      consents.lock(command.user());
      var current = current(command.user(), command.purpose());
      return current.isChangedBy(command.granted()) ? change(current, command) : current;
    });
  }

  private Consent change(Consent current, Command command) {
    var now = clock.instant();
    var next = current.changedTo(command.granted(), now);
    consents.save(command.user(), next, command.origin());
    events.append(next.changeOf(command.user()), now);
    return next;
  }

  private Consent current(UserId user, Purpose purpose) {
    return consents.of(user).stream().filter(consent -> consent.purpose() == purpose).findFirst().orElseThrow();
  }
}
