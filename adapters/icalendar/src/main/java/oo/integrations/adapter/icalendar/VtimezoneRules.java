package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.UNKNOWN_TIME_ZONE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a VTIMEZONE (RFC 5545, 3.6.5), written out as the changes of offset from {@link #FIRST} to {@link #LAST}.
 * Before the first change its TZOFFSETFROM holds, after the last one its TZOFFSETTO.
 */
final class VtimezoneRules {

  private static final LocalDateTime FIRST = LocalDateTime.of(1990, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(2061, 1, 1, 0, 0);
  private static final int MAX_CHANGES = 2_000;
  private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d{2}):?(\\d{2})(?::?(\\d{2}))?");

  /** From one offset to another. */
  private record Change(ZoneOffset from, ZoneOffset to) {}

  private final TreeMap<Instant, Change> changes = new TreeMap<>();
  private final Steps steps;

  private VtimezoneRules(Steps steps) {
    this.steps = steps;
  }

  /** @param text a VTIMEZONE's content lines */
  static ZoneRules of(String text, Steps steps) throws BadComponent {
    var vtimezone = RawComponent.of(text);
    var rules = new VtimezoneRules(steps);
    for (var observance : vtimezone.children()) {
      if (observance.name().equals("STANDARD") || observance.name().equals("DAYLIGHT")) {
        rules.add(observance);
      }
    }
    return rules.build();
  }

  private void add(RawComponent observance) throws BadComponent {
    var change = new Change(offset(observance.value("TZOFFSETFROM")), offset(observance.value("TZOFFSETTO")));
    var start = observance.first("DTSTART");
    if (start == null) {
      throw unusable();
    }
    var local = DateValue.parse(start, start.value()).local();
    put(local, change);
    for (var rule : observance.all("RRULE")) {
      addRule(Rule.parse(rule.value()), local, change);
    }
    for (var dates : observance.all("RDATE")) {
      for (var date : dates.value().split(",")) {
        put(DateValue.parse(dates, date).local(), change);
      }
    }
  }

  private void addRule(Rule rule, LocalDateTime start, Change change) {
    var fixed = ZoneRules.of(change.from());
    new RuleWalk(rule, start, local -> rule.isPast(local, false, fixed), steps)
        .walk(FIRST, LAST, local -> put(local, change));
  }

  private boolean put(LocalDateTime local, Change change) {
    changes.put(local.toInstant(change.from()), change);
    return changes.size() < MAX_CHANGES;
  }

  private ZoneRules build() throws BadComponent {
    if (changes.isEmpty()) {
      throw unusable();
    }
    var first = changes.firstEntry().getValue().from();
    var before = first;
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    for (var entry : changes.entrySet()) {
      var after = entry.getValue().to();
      if (!after.equals(before)) {
        var local = LocalDateTime.ofEpochSecond(entry.getKey().getEpochSecond(), 0, before);
        transitions.add(ZoneOffsetTransition.of(local, before, after));
        before = after;
      }
    }
    return ZoneRules.of(first, first, List.of(), transitions, List.of());
  }

  private static ZoneOffset offset(@Nullable String text) throws BadComponent {
    var matcher = OFFSET.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      throw unusable();
    }
    try {
      int seconds = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
      int total = Integer.parseInt(matcher.group(2)) * 3600 + Integer.parseInt(matcher.group(3)) * 60 + seconds;
      return ZoneOffset.ofTotalSeconds(matcher.group(1).equals("-") ? -total : total);
    } catch (DateTimeException e) {
      throw unusable();
    }
  }

  private static BadComponent unusable() {
    return new BadComponent(UNKNOWN_TIME_ZONE, "The VTIMEZONE has no usable STANDARD or DAYLIGHT part");
  }
}
