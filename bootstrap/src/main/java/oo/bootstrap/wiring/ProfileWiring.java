package oo.bootstrap.wiring;

import java.time.Clock;
import java.util.List;
import oo.codegen.http.Route;
import oo.profile.adapter.http.ProfileRoutes;
import oo.profile.adapter.postgres.PostgresProfile;
import oo.profile.application.ConsentQueries;
import oo.profile.application.GrantCalendarTips;
import oo.profile.application.PreferencesQueries;
import oo.profile.application.ProfileQueries;
import oo.profile.application.SetConsent;
import oo.profile.application.SetPreferences;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.Ids;

/** Preferences and consents. */
public final class ProfileWiring implements AutoCloseable {

  private final PostgresProfile tables;
  private final SetPreferences setPreferences;
  private final SetConsent setConsent;

  public ProfileWiring(ModuleDatabase database, Runnable nudge, TelemetryWiring telemetry, Ids ids, Clock clock) {
    this.tables = new PostgresProfile(database, new OutboxTable(database, nudge), ids, telemetry.batches());
    var transactions = new PostgresTransactions(database);
    this.setPreferences = new SetPreferences(tables.preferences(), tables.events(), transactions, clock);
    this.setConsent = new SetConsent(tables.consents(), tables.events(), transactions, clock);
  }

  public List<Route> routes() {
    return new ProfileRoutes(
        new PreferencesQueries(tables.preferences()), setPreferences, new ConsentQueries(tables.consents()), setConsent).routes();
  }

  /** For the modules that ask what the user told us. */
  ProfileQueries queries() {
    return new ProfileQueries(tables.profiles());
  }

  /** For the commands beside the running application. */
  static ProfileQueries queries(ModuleDatabase database, TelemetryWiring telemetry) {
    return new ProfileQueries(
        new PostgresProfile(database, new OutboxTable(database), new TimeOrderedIds(), telemetry.batches()).profiles());
  }

  /** For the module that connects calendars. */
  GrantCalendarTips grantCalendarTips() {
    return new GrantCalendarTips(setConsent);
  }

  @Override
  public void close() {
    tables.close();
  }
}
