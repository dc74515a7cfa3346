package oo.integrations.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import oo.integrations.domain.ComponentVersion.Age;

/**
 * What a version of a calendar's file does to what is stored of the calendar.
 *
 * @param added components that are not stored
 * @param updated components of which the file's version is the newer one
 * @param same components that are stored just so
 * @param newerThanFile refs of stored components that stay: their version is the newer one, or the file was cut short
 * @param removed refs of stored components that the file no longer has
 */
public record ComponentChanges(
    List<CalendarComponent> added, List<CalendarComponent> updated, List<CalendarComponent> same,
    Set<UUID> newerThanFile, Set<UUID> removed) {

  public ComponentChanges {
    added = List.copyOf(added);
    updated = List.copyOf(updated);
    same = List.copyOf(same);
    newerThanFile = Set.copyOf(newerThanFile);
    removed = Set.copyOf(removed);
  }

  /** @param stored by ref */
  public static ComponentChanges between(Map<UUID, ComponentVersion> stored, List<CalendarComponent> file) {
    var added = new ArrayList<CalendarComponent>();
    var updated = new ArrayList<CalendarComponent>();
    var same = new ArrayList<CalendarComponent>();
    var newerThanFile = new HashSet<UUID>();
    var removed = new HashSet<>(stored.keySet());
    for (var found : newestOf(file)) {
      var before = stored.get(found.version().ref());
      if (before == null) {
        added.add(found.component());
        continue;
      }
      removed.remove(before.ref());
      switch (found.version().comparedWith(before)) {
        case NEWER -> updated.add(found.component());
        case SAME -> same.add(found.component());
        case OLDER -> newerThanFile.add(before.ref());
      }
    }
    return new ComponentChanges(added, updated, same, newerThanFile, removed);
  }

  /** The same without removals: what a file that was cut short does not have may stand in the part that is missing. */
  public ComponentChanges withoutRemovals() {
    var staying = new HashSet<>(newerThanFile);
    staying.addAll(removed);
    return new ComponentChanges(added, updated, same, staying, Set.of());
  }

  public boolean isNothing() {
    return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
  }

  public int unchanged() {
    return same.size() + newerThanFile.size();
  }

  /** Those of the file that hold from now on. */
  public List<CalendarComponent> fromFile() {
    return Stream.of(added, updated, same).flatMap(List::stream).toList();
  }

  private record Found(CalendarComponent component, ComponentVersion version) {}

  /** One for each ref, even if the file's reader let two pass. */
  private static Collection<Found> newestOf(List<CalendarComponent> file) {
    var found = LinkedHashMap.<UUID, Found>newLinkedHashMap(file.size());
    for (var component : file) {
      var version = ComponentVersion.of(component);
      found.merge(version.ref(), new Found(component, version),
          (one, other) -> other.version().comparedWith(one.version()) == Age.NEWER ? other : one);
    }
    return found.values();
  }
}
