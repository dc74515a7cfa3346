package oo.profile.adapter.postgres;

import oo.profile.application.port.ProfileEvents;
import oo.profile.application.port.Profiles;
import oo.profile.application.port.UserConsents;
import oo.profile.application.port.UserPreferences;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

/** The ports of the profile over its schema; all but {@link #profiles} take part in the transaction that the caller is in. */
public final class PostgresProfile implements AutoCloseable {

  private final UserPreferences preferences;
  private final UserConsents consents;
  private final PostgresProfiles profiles;
  private final ProfileEvents events;

  /** @param ids of events */
  public PostgresProfile(ModuleDatabase database, OutboxTable outbox, Ids ids, Coalescer.Observer observer) {
    this.preferences = new PostgresUserPreferences(database);
    this.consents = new PostgresUserConsents(database);
    this.profiles = new PostgresProfiles(database, Coalescer.Limits.STANDARD, observer);
    this.events = new PostgresProfileEvents(outbox, ids);
  }

  public UserPreferences preferences() {
    return preferences;
  }

  public UserConsents consents() {
    return consents;
  }

  public Profiles profiles() {
    return profiles;
  }

  public ProfileEvents events() {
    return events;
  }

  /** Ends when everything that was begun has its result. */
  @Override
  public void close() {
    profiles.close();
  }
}
