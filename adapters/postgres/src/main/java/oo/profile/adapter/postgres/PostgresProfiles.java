package oo.profile.adapter.postgres;

import static oo.codegen.sql.profile.tables.Consent.CONSENT;
import static oo.codegen.sql.profile.tables.Preferences.PREFERENCES;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import oo.profile.application.ProfileView;
import oo.profile.application.port.Profiles;
import oo.profile.domain.Preferences;
import oo.shared.adapter.postgres.BatchStatement;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.Input;
import oo.shared.adapter.postgres.Inputs;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.domain.UserId;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Asked at every decision, so those who ask at the same time share a round trip. */
final class PostgresProfiles implements Profiles, AutoCloseable {

  private final Inputs<UserId> inputs = new Inputs<>();
  private final Input<UUID> asked = inputs.column("asked_user", SQLDataType.UUID, UserId::value);
  private final Input<String[]> granted = new Input<>("granted", SQLDataType.CLOB.array());
  private final BatchStatement<UserId> statement;
  private final Coalescer<UserId, ProfileView> reads;

  PostgresProfiles(ModuleDatabase database, Coalescer.Limits limits, Coalescer.Observer observer) {
    this.statement = inputs.statement(database, query());
    this.reads = new Coalescer<>("profiles", _ -> new Object(), this::of, limits, observer);
  }

  @Override
  public ProfileView of(UserId user) {
    return reads.call(user);
  }

  @Override
  public Supplier<ProfileView> ask(UserId user) {
    return reads.begin(user);
  }

  private List<ProfileView> of(List<UserId> users) {
    var found = new HashMap<UUID, ProfileView>();
    statement.fetch(users, row -> found.put(
        row.get(asked.field()), ProfileView.of(preferences(row), Set.of(row.get(granted.field())))));
    return users.stream().map(user -> found.get(user.value())).toList();
  }

  private Select<?> query() {
    var user = asked.in(Inputs.NAME);
    var purposes = DSL.array(
        DSL.select(CONSENT.PURPOSE).from(CONSENT).where(CONSENT.USER_ID.eq(user)).and(CONSENT.GRANTED));
    return DSL.with(inputs.table())
        .select(user).select(PREFERENCES.fields()).select(purposes.as(granted.name()))
        .from(DSL.name(Inputs.NAME)).leftJoin(PREFERENCES).on(PREFERENCES.USER_ID.eq(user));
  }

  @Override
  public void close() {
    reads.close();
  }

  private static Preferences preferences(Record row) {
    return row.get(PREFERENCES.VERSION) == null ? Preferences.DEFAULTS : PreferencesRow.read(row);
  }
}
