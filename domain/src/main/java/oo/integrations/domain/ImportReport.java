package oo.integrations.domain;

import java.util.List;
import java.util.UUID;

/**
 * What one import did; it does not change afterwards.
 *
 * @param connected whether the calendar is new
 * @param version and revision of the calendar after the import
 * @param skipped the first {@link #MAX_SKIPPED}
 */
public record ImportReport(
    UUID id, UUID calendar, boolean connected, long version, long revision, int added, int updated, int unchanged,
    int removed, List<SkippedComponent> skipped) {

  public static final int MAX_SKIPPED = 1_000;

  public ImportReport {
    skipped = skipped.stream().limit(MAX_SKIPPED).toList();
  }

  public static ImportReport of(
      UUID id, Calendar calendar, boolean connected, ComponentChanges changes, List<SkippedComponent> skipped) {
    return new ImportReport(
        id, calendar.id(), connected, calendar.version(), calendar.revision(), changes.added().size(),
        changes.updated().size(), changes.unchanged(), changes.removed().size(), skipped);
  }

  /** Of a calendar that was asked for once more and needed nothing. */
  public static ImportReport nothingToDo(UUID id, Calendar calendar) {
    return new ImportReport(
        id, calendar.id(), false, calendar.version(), calendar.revision(), 0, 0,
        calendar.events() + calendar.tasks(), 0, List.of());
  }

  /** Components of the file that are kept now. */
  public int imported() {
    return added + updated + unchanged;
  }
}
