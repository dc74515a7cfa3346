package oo.integrations.application.port;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ComponentChanges;
import oo.integrations.domain.ComponentVersion;

public final class InMemoryCalendarContents implements CalendarContents {

  private final Map<UUID, Map<UUID, CalendarComponent>> components = new HashMap<>();
  private final Map<UUID, List<String>> zones = new HashMap<>();

  @Override
  public Map<UUID, ComponentVersion> versionsOf(UUID calendar) {
    var versions = new HashMap<UUID, ComponentVersion>();
    of(calendar).forEach((ref, component) -> versions.put(ref, ComponentVersion.of(component)));
    return versions;
  }

  @Override
  public List<CalendarComponent> componentsOf(UUID calendar) {
    return List.copyOf(of(calendar).values());
  }

  @Override
  public List<CalendarComponent> componentsOf(UUID calendar, Set<UUID> refs) {
    return componentsOf(calendar).stream().filter(component -> refs.contains(component.ref())).toList();
  }

  @Override
  public List<String> zonesOf(UUID calendar) {
    return zones.getOrDefault(calendar, List.of());
  }

  @Override
  public void apply(UUID calendar, ComponentChanges changes) {
    var held = components.computeIfAbsent(calendar, none -> new LinkedHashMap<>());
    held.keySet().removeAll(changes.removed());
    changes.added().forEach(component -> held.put(component.ref(), component));
    changes.updated().forEach(component -> held.put(component.ref(), component));
  }

  @Override
  public void replaceZones(UUID calendar, List<String> defined) {
    zones.put(calendar, List.copyOf(defined));
  }

  void forget(UUID calendar) {
    components.remove(calendar);
    zones.remove(calendar);
  }

  private Map<UUID, CalendarComponent> of(UUID calendar) {
    return components.getOrDefault(calendar, Map.of());
  }
}
