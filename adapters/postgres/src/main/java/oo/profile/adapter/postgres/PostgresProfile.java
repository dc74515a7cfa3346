package oo.profile.adapter.postgres;

import oo.profile.application.port.ProfileEvents;
import oo.profile.application.port.Profiles;
import oo.profile.application.port.UserConsents;
import oo.profile.application.port.UserPreferences;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

/** The ports of the profile over its schema; they take part in the transaction that the caller is in. */
public final class PostgresProfile {

  private final UserPreferences preferences;
  private final UserConsents consents;
  private final Profiles profiles;
  private final ProfileEvents events;

  /** @param ids of events */
  public PostgresProfile(ModuleDatabase database, OutboxTable outbox, Ids ids) {
    this.preferences = new PostgresUserPreferences(database);
    this.consents = new PostgresUserConsents(database);
    this.profiles = new PostgresProfiles(database);
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
}
