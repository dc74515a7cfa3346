package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.CalendarComponent.CALENDAR_COMPONENT;
import static oo.codegen.sql.integrations.tables.CalendarZone.CALENDAR_ZONE;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import oo.codegen.sql.integrations.tables.records.CalendarComponentRecord;
import oo.integrations.application.port.CalendarContents;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.ComponentChanges;
import oo.integrations.domain.ComponentVersion;
import oo.shared.adapter.postgres.ModuleDatabase;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;

final class PostgresCalendarContents implements CalendarContents {

  /** Rows sent at a time: bounds what is held twice. */
  private static final int BATCH = 1_000;

  private final ModuleDatabase database;

  PostgresCalendarContents(ModuleDatabase database) {
    this.database = database;
  }

  @Override
  public Map<UUID, ComponentVersion> versionsOf(UUID calendar) {
    var versions = new HashMap<UUID, ComponentVersion>();
    database.dsl()
        .select(CALENDAR_COMPONENT.REF, CALENDAR_COMPONENT.SEQUENCE, CALENDAR_COMPONENT.STAMP,
            CALENDAR_COMPONENT.CONTENT)
        .from(CALENDAR_COMPONENT).where(CALENDAR_COMPONENT.CALENDAR_ID.eq(calendar))
        .forEach(row -> versions.put(
            row.value1(), new ComponentVersion(row.value1(), row.value2(), row.value3(), row.value4())));
    return versions;
  }

  @Override
  public List<CalendarComponent> componentsOf(UUID calendar) {
    return components(CALENDAR_COMPONENT.CALENDAR_ID.eq(calendar));
  }

  @Override
  public List<CalendarComponent> componentsOf(UUID calendar, Set<UUID> refs) {
    return components(CALENDAR_COMPONENT.CALENDAR_ID.eq(calendar).and(isOneOf(refs)));
  }

  @Override
  public List<String> zonesOf(UUID calendar) {
    return database.dsl().select(CALENDAR_ZONE.TEXT).from(CALENDAR_ZONE)
        .where(CALENDAR_ZONE.CALENDAR_ID.eq(calendar)).orderBy(CALENDAR_ZONE.PLACE).fetch(CALENDAR_ZONE.TEXT);
  }

  @Override
  public void apply(UUID calendar, ComponentChanges changes) {
    var dsl = database.transactionDsl();
    if (!changes.removed().isEmpty()) {
      dsl.deleteFrom(CALENDAR_COMPONENT)
          .where(CALENDAR_COMPONENT.CALENDAR_ID.eq(calendar)).and(isOneOf(changes.removed())).execute();
    }
    put(calendar, changes.added());
    put(calendar, changes.updated());
  }

  @Override
  public void replaceZones(UUID calendar, List<String> zones) {
    var dsl = database.transactionDsl();
    dsl.deleteFrom(CALENDAR_ZONE).where(CALENDAR_ZONE.CALENDAR_ID.eq(calendar)).execute();
    for (var place = 0; place < zones.size(); place++) {
      dsl.insertInto(CALENDAR_ZONE)
          .set(CALENDAR_ZONE.CALENDAR_ID, calendar)
          .set(CALENDAR_ZONE.PLACE, place)
          .set(CALENDAR_ZONE.TEXT, zones.get(place))
          .execute();
    }
  }

  private void put(UUID calendar, List<CalendarComponent> components) {
    for (var from = 0; from < components.size(); from += BATCH) {
      var rows = components.subList(from, Math.min(from + BATCH, components.size()));
      // Rendered once and bound for each row; a batch of records renders each of them.
      database.transactionDsl().batch(upsert())
          .bind(rows.stream().map(row -> write(calendar, row).intoArray()).toArray(Object[][]::new)).execute();
    }
  }

  private Query upsert() {
    var fields = CALENDAR_COMPONENT.fields();
    return database.dsl().insertInto(CALENDAR_COMPONENT).columns(fields).values(new Object[fields.length])
        .onConflict(CALENDAR_COMPONENT.CALENDAR_ID, CALENDAR_COMPONENT.REF).doUpdate().setAllToExcluded();
  }

  private static Condition isOneOf(Collection<UUID> refs) {
    return CALENDAR_COMPONENT.REF.eq(DSL.any(refs.toArray(UUID[]::new)));
  }

  private List<CalendarComponent> components(Condition which) {
    return database.dsl()
        .select(CALENDAR_COMPONENT.KIND, CALENDAR_COMPONENT.UID, CALENDAR_COMPONENT.RECURRENCE_ID,
            CALENDAR_COMPONENT.SEQUENCE, CALENDAR_COMPONENT.STAMP, CALENDAR_COMPONENT.TEXT)
        .from(CALENDAR_COMPONENT).where(which)
        .fetch(row -> new CalendarComponent(
            Kind.valueOf(row.value1().toUpperCase(Locale.ROOT)), row.value2(), row.value3(), row.value4(),
            row.value5(), row.value6()));
  }

  private static CalendarComponentRecord write(UUID calendar, CalendarComponent component) {
    var version = ComponentVersion.of(component);
    return new CalendarComponentRecord(
        calendar, version.ref(), component.series(), component.kind().name().toLowerCase(Locale.ROOT),
        component.uid(), component.recurrenceId(), component.sequence(), component.stamp(), version.content(),
        component.text());
  }
}
