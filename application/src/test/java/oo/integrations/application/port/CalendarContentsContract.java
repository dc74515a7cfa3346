package oo.integrations.application.port;

import static oo.integrations.application.Fixtures.NOW;
import static oo.integrations.application.Fixtures.added;
import static oo.integrations.application.Fixtures.component;
import static oo.integrations.application.Fixtures.event;
import static oo.integrations.application.Fixtures.id;
import static oo.integrations.application.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import oo.integrations.domain.Calendar;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.CalendarSource.Upload;
import oo.integrations.domain.ComponentChanges;
import oo.integrations.domain.ComponentVersion;
import org.junit.jupiter.api.Test;

public abstract class CalendarContentsContract {

  private final UUID calendar = id();

  protected abstract CalendarStore store();

  @Test
  void holdsNothingAtFirst() {
    connect();
    assertThat(components()).isEmpty();
    assertThat(versions()).isEmpty();
    assertThat(zonesNow()).isEmpty();
  }

  @Test
  void givesBackWhatWasAdded() {
    connect();
    var event = event("a", 3, NOW, "ü € 𝄞");
    var task = component(Kind.TASK, "b", "20261123T140000Z", 0, null, "");
    apply(added(event, task));
    assertThat(components()).containsExactlyInAnyOrder(event, task);
    assertThat(versions())
        .containsEntry(event.ref(), ComponentVersion.of(event)).containsEntry(task.ref(), ComponentVersion.of(task))
        .hasSize(2);
  }

  @Test
  void tellsInstancesOfASeriesApart() {
    connect();
    var series = event("a");
    var changed = component(Kind.EVENT, "a", "20261123T140000Z", 0, null, "");
    apply(added(series, changed));
    assertThat(components()).containsExactlyInAnyOrder(series, changed);
  }

  @Test
  void updatesAndRemoves() {
    connect();
    apply(added(event("a"), event("b"), event("c")));
    var newer = event("a", 1, NOW, "newer");
    apply(new ComponentChanges(List.of(), List.of(newer), List.of(), Set.of(), Set.of(event("b").ref())));
    assertThat(components()).containsExactlyInAnyOrder(newer, event("c"));
  }

  @Test
  void givesThoseThatAreAskedFor() {
    connect();
    apply(added(event("a"), event("b")));
    assertThat(components(contents -> contents.componentsOf(calendar, Set.of(event("b").ref(), event("x").ref()))))
        .containsExactly(event("b"));
  }

  @Test
  void keepsNamesOfAnyLength() {
    connect();
    var long1 = event("x".repeat(5_000) + "1");
    var long2 = event("x".repeat(5_000) + "2");
    apply(added(long1, long2));
    assertThat(components()).containsExactlyInAnyOrder(long1, long2);
  }

  @Test
  void keepsMoreThanOneBatch() {
    connect();
    var many = IntStream.range(0, 2_345).mapToObj(i -> event("event-" + i)).toArray(CalendarComponent[]::new);
    apply(added(many));
    assertThat(components()).containsExactlyInAnyOrder(many);
  }

  @Test
  void keepsZonesInOrderAndReplacesThem() {
    connect();
    zones(List.of("zone b", "zone a"));
    zones(List.of("zone c", "zone b", "zone a"));
    assertThat(zonesNow()).containsExactly("zone c", "zone b", "zone a");
    zones(List.of());
    assertThat(zonesNow()).isEmpty();
  }

  @Test
  void keepsCalendarsApart() {
    connect();
    apply(added(event("a")));
    assertThat(components(contents -> contents.componentsOf(id()))).isEmpty();
  }

  private void connect() {
    store().transactions().run(() -> store().calendars().add(Calendar.connect(calendar, user(), "Work", new Upload(), NOW)));
  }

  private void apply(ComponentChanges changes) {
    store().transactions().run(() -> store().contents().apply(calendar, changes));
  }

  private void zones(List<String> zones) {
    store().transactions().run(() -> store().contents().replaceZones(calendar, zones));
  }

  private List<CalendarComponent> components() {
    return components(contents -> contents.componentsOf(calendar));
  }

  private List<CalendarComponent> components(Function<CalendarContents, List<CalendarComponent>> work) {
    return store().transactions().call(() -> work.apply(store().contents()));
  }

  private Map<UUID, ComponentVersion> versions() {
    return store().transactions().call(() -> store().contents().versionsOf(calendar));
  }

  private List<String> zonesNow() {
    return store().transactions().call(() -> store().contents().zonesOf(calendar));
  }
}
