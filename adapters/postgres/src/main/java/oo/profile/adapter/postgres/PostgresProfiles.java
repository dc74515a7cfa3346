package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.Consent.CONSENT;
import static oo.codegen.sql.profile.tables.Preferences.PREFERENCES;

import java.util.Set;
import java.util.UUID;
import oo.profile.application.ProfileView;
import oo.profile.application.port.Profiles;
import oo.profile.domain.Preferences;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

final class PostgresProfiles implements Profiles {

  private final ModuleDatabase database;

  PostgresProfiles(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public ProfileView of(UserId user) {
    var asked = DSL.select(DSL.val(user.value()).as("user_id")).asTable("asked");
    var granted = granted(user.value());
    return database.dsl().select(PREFERENCES.fields()).select(granted)
        .from(asked).leftJoin(PREFERENCES).on(PREFERENCES.USER_ID.eq(asked.field("user_id", UUID.class)))
        .fetchSingle(row -> ProfileView.of(preferences(row), Set.of(row.get(granted))));
  }

  private static Field<String[]> granted(UUID user) {
    return DSL.array(DSL.select(CONSENT.PURPOSE).from(CONSENT).where(CONSENT.USER_ID.eq(user)).and(CONSENT.GRANTED))
        .as("granted");
  }

  private static Preferences preferences(Record row) {
    return row.get(PREFERENCES.VERSION) == null ? Preferences.DEFAULTS : PreferencesRow.read(row);
  }
}
