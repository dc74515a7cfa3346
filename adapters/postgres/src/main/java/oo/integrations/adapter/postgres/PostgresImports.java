package oo.integrations.adapter.postgres;

import static oo.codegen.sql.integrations.tables.CalendarImport.CALENDAR_IMPORT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import oo.codegen.sql.integrations.tables.records.CalendarImportRecord;
import oo.integrations.application.port.Imports;
import oo.integrations.domain.ImportReport;
import oo.integrations.domain.SkippedComponent;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

final class PostgresImports implements Imports {

  /** Longer than keys are: a key that is not purged yet still finds its report. */
  private static final Duration KEPT = IdempotencyTable.KEPT.plusDays(7);

  private final ModuleDatabase database;
  private final IdempotencyTable keys;

  PostgresImports(ModuleDatabase database, IdempotencyTable keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    return keys.claim(user, key);
  }

  @Override
  public ImportReport get(UUID id) {
    return read(database.dsl().fetchSingle(CALENDAR_IMPORT, CALENDAR_IMPORT.ID.eq(id)));
  }

  @Override
  public void add(UserId user, ImportReport report, @Nullable IdempotencyKey key, Instant at) {
    var row = write(report);
    row.setUserId(user.value());
    row.setCreatedAt(at);
    database.transactionDsl().insertInto(CALENDAR_IMPORT).set(row).execute();
    if (key != null) {
      keys.store(user, key, report.id(), at);
    }
  }

  @Override
  public int forgetOld(Instant now) {
    keys.purge(now);
    return database.dsl().deleteFrom(CALENDAR_IMPORT).where(CALENDAR_IMPORT.CREATED_AT.lt(now.minus(KEPT))).execute();
  }

  private static CalendarImportRecord write(ImportReport report) {
    var row = new CalendarImportRecord();
    row.setId(report.id());
    row.setCalendarId(report.calendar());
    row.setConnected(report.connected());
    row.setVersion(report.version());
    row.setRevision(report.revision());
    row.setAdded(report.added());
    row.setUpdated(report.updated());
    row.setUnchanged(report.unchanged());
    row.setRemoved(report.removed());
    row.setSkippedComponent(column(report.skipped(), SkippedComponent::component));
    row.setSkippedLine(report.skipped().stream().map(SkippedComponent::line).toArray(Integer[]::new));
    row.setSkippedCode(column(report.skipped(), skipped -> skipped.code().name()));
    row.setSkippedDetail(column(report.skipped(), SkippedComponent::detail));
    return row;
  }

  private static String[] column(List<SkippedComponent> skipped, Function<SkippedComponent, String> value) {
    return skipped.stream().map(value).toArray(String[]::new);
  }

  private static ImportReport read(CalendarImportRecord row) {
    return new ImportReport(
        row.getId(), row.getCalendarId(), row.getConnected(), row.getVersion(), row.getRevision(), row.getAdded(),
        row.getUpdated(), row.getUnchanged(), row.getRemoved(), skipped(row));
  }

  private static List<SkippedComponent> skipped(CalendarImportRecord row) {
    return IntStream.range(0, row.getSkippedLine().length)
        .mapToObj(i -> new SkippedComponent(
            row.getSkippedComponent()[i], row.getSkippedLine()[i],
            SkippedComponent.Code.valueOf(row.getSkippedCode()[i]), row.getSkippedDetail()[i]))
        .toList();
  }
}
