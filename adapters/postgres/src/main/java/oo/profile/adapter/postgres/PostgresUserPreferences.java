package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.Preferences.PREFERENCES;

import java.time.Instant;
import oo.codegen.sql.profile.tables.records.PreferencesRecord;
import oo.profile.application.port.UserPreferences;
import oo.profile.domain.VersionedPreferences;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;

final class PostgresUserPreferences implements UserPreferences {

  private final ModuleDatabase database;

  PostgresUserPreferences(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public VersionedPreferences of(UserId user) {
    return database.dsl().selectFrom(PREFERENCES).where(PREFERENCES.USER_ID.eq(user.value()))
        .fetchOptional(row -> new VersionedPreferences(PreferencesRow.read(row), row.getVersion()))
        .orElse(VersionedPreferences.NEVER_SET);
  }

  @Override
  public boolean save(UserId user, VersionedPreferences next, Instant at) {
    var row = new PreferencesRecord();
    row.setUserId(user.value());
    row.setVersion(next.version());
    row.setUpdatedAt(at);
    PreferencesRow.write(next.preferences(), row);
    return next.version() == 1 ? insert(row) : update(row, next.version() - 1);
  }

  private boolean insert(PreferencesRecord row) {
    return database.transactionDsl().insertInto(PREFERENCES).set(row).onConflictDoNothing().execute() == 1;
  }

  private boolean update(PreferencesRecord row, long before) {
    return database.transactionDsl().update(PREFERENCES).set(row)
        .where(PREFERENCES.USER_ID.eq(row.getUserId())).and(PREFERENCES.VERSION.eq(before)).execute() == 1;
  }
}
