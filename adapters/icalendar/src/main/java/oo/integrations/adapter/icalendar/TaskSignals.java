package oo.integrations.adapter.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import oo.integrations.domain.Signals;
import oo.integrations.domain.Signals.Task;
import oo.integrations.domain.Window;
import org.jspecify.annotations.Nullable;

/** Gathers the open tasks; of a recurring one its current instance. */
final class TaskSignals {

  /** How many days back the last instance is looked for, so that a daily task is not followed through ten years. */
  private static final int[] LOOK_BACK = {3, 40, 400, 4_000, 40_000};

  private static final Comparator<Task> ORDER = Comparator
      .comparing(Task::due, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
      .thenComparing(task -> task.priority() == 0 ? 10 : task.priority())
      .thenComparing(Task::ref);

  private final Window window;
  private final TimeZones zones;
  private final Soonest<Task> tasks = new Soonest<>(Signals.MAX_TASKS, ORDER);

  TaskSignals(Window window, TimeZones zones) {
    this.window = window;
    this.zones = zones;
  }

  /** @return false when a bound cut it off */
  boolean add(Series series) throws BadComponent {
    var master = series.master();
    if (master != null && master.facts().done()) {
      return true;
    }
    if (series.recurs()) {
      return addCurrent(series);
    }
    if (master != null) {
      addSingle(master);
    }
    return true;
  }

  List<Task> tasks() {
    return tasks.sorted();
  }

  boolean truncated() {
    return tasks.truncated();
  }

  private void addSingle(Item item) throws BadComponent {
    var anchor = item.timing().anchor();
    if (anchor == null) {
      tasks.add(task(item, "", null, null));
      return;
    }
    var rules = zones.rules(anchor);
    add(new Occurrence("", TimeZones.instant(anchor.local(), rules), item.timing().span(zones).end(anchor.local(), rules), item));
  }

  private boolean addCurrent(Series series) throws BadComponent {
    boolean complete = true;
    for (int days : LOOK_BACK) {
      var instances = new ArrayList<Occurrence>();
      var stretch = new Window(window.from().minus(days, ChronoUnit.DAYS), window.to());
      complete = series.expand(stretch, instances::add);
      instances.sort(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::key));
      if (!complete || instances.stream().anyMatch(this::hasBegun)) {
        addCurrent(instances);
        return complete;
      }
      if (days == LOOK_BACK[LOOK_BACK.length - 1]) {
        addCurrent(instances);
      }
    }
    return complete;
  }

  /** The last that has begun; when that one is done, the next. */
  private void addCurrent(List<Occurrence> instances) {
    Occurrence current = null;
    for (var instance : instances) {
      boolean open = !instance.item().facts().done();
      if (hasBegun(instance)) {
        current = open ? instance : null;
      } else if (current == null && open) {
        current = instance;
      }
    }
    if (current != null) {
      add(current);
    }
  }

  /** A task without start begins a day before it is due. */
  private boolean hasBegun(Occurrence instance) {
    var begin = instance.item().timing().start() == null ? instance.start().minus(Duration.ofDays(1)) : instance.start();
    return !begin.isAfter(window.from());
  }

  private void add(Occurrence instance) {
    var timing = instance.item().timing();
    boolean hasStart = timing.start() != null;
    if (!hasStart || instance.start().isBefore(window.to())) {
      var due = timing.end() != null || (hasStart && timing.duration() != null) ? instance.end() : null;
      tasks.add(task(instance.item(), instance.key(), due, hasStart ? instance.start() : null));
    }
  }

  private static Task task(Item item, String key, @Nullable Instant due, @Nullable Instant startsAt) {
    var facts = item.facts();
    return new Task(
        Ref.of(item.uid(), key), facts.title(), due, startsAt, facts.estimate(), facts.priority(),
        item.created());
  }
}
