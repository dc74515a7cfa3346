package oo.recommender.adapter.advice;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules that span several fields, tips or files. Each looks only at what it needs, so that a tip which also breaks
 * the schema shows all of its faults at once.
 */
final class LibraryRules {

  private static final Set<String> ALWAYS_KNOWN = Set.of("{local_time}", "{weekday}");
  private static final Set<String> KNOWN_BEFORE_EVENT = Set.of("{free_minutes}", "{next_event_at}", "{until}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}|[{}]");

  private final List<LibraryFault> faults = new ArrayList<>();
  private final Map<String, String> fileOfSlug = new HashMap<>();

  private LibraryRules() {}

  static List<LibraryFault> check(List<TipEntry> tips) {
    var rules = new LibraryRules();
    tips.forEach(rules::checkTip);
    return rules.faults;
  }

  private void checkTip(TipEntry tip) {
    checkName(tip);
    checkPlaceholders(tip, "/title");
    checkPlaceholders(tip, "/body");
    checkLengths(tip);
    checkWindow(tip);
  }

  private void checkName(TipEntry tip) {
    var kind = tip.file().replace(".yaml", "");
    if (!tip.text("/kind").equals(kind)) {
      faults.add(tip.fault("/kind", "must be %s as its file is".formatted(kind)));
    }
    if (!tip.slug().startsWith(kind + "-")) {
      faults.add(tip.fault("/slug", "must begin with %s-".formatted(kind)));
    }
    var first = tip.slug().isEmpty() ? null : fileOfSlug.putIfAbsent(tip.slug(), tip.file());
    if (first != null) {
      faults.add(tip.fault("/slug", "is taken already in " + first));
    }
  }

  private void checkPlaceholders(TipEntry tip, String pointer) {
    PLACEHOLDER.matcher(tip.text(pointer)).results().map(found -> found.group()).distinct().forEach(name -> {
      if (KNOWN_BEFORE_EVENT.contains(name)) {
        if (!tip.beforeEvent()) {
          faults.add(tip.fault(pointer, name + " needs when.before_event"));
        }
      } else if (!ALWAYS_KNOWN.contains(name)) {
        faults.add(tip.fault(pointer, name + " is no placeholder"));
      }
    });
  }

  private void checkLengths(TipEntry tip) {
    var effort = tip.duration("/effort");
    var length = tip.duration("/action/length");
    var min = tip.number("/when/free_minutes/min");
    var max = tip.number("/when/free_minutes/max");
    if (effort.isPresent() && min.isPresent() && effort.get().compareTo(Duration.ofMinutes(min.get())) > 0) {
      faults.add(tip.fault("/effort", "takes longer than the %d free minutes that it asks for".formatted(min.get())));
    }
    if (length.isPresent() && effort.isPresent() && length.get().compareTo(effort.get()) > 0) {
      faults.add(tip.fault("/action/length", "runs longer than the effort"));
    }
    if (min.isPresent() && max.isPresent() && max.get() < min.get()) {
      faults.add(tip.fault("/when/free_minutes/max", "is below the minimum"));
    }
  }

  private void checkWindow(TipEntry tip) {
    var from = tip.time("/when/from");
    var to = tip.time("/when/to");
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    if (from.equals(to)) {
      faults.add(tip.fault("/when/to", "leaves no time after from"));
    }
    // A weekday is judged at the moment: past midnight, Friday's evening would be Saturday, and Thursday's would be Friday.
    var pastMidnight = to.get().isBefore(from.get()) && !to.get().equals(LocalTime.MIDNIGHT);
    if (pastMidnight && !tip.json().at("/when/weekdays").isMissingNode()) {
      faults.add(tip.fault("/when/to", "must not lie past midnight where weekdays are named"));
    }
  }
}
