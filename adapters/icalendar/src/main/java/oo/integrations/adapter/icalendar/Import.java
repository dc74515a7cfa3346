package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.DUPLICATE;
import static oo.integrations.domain.SkippedComponent.Code.UNSUPPORTED;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.SkippedComponent;
import org.jspecify.annotations.Nullable;

/** What one file gives: takes components as they come, decides at the end about those that need a zone of the file. */
final class Import {

  /** Lines told of; a file of nothing but bad lines is told of briefly. */
  private static final int MAX_LINES = 100;

  private record Key(String uid, @Nullable String recurrenceId) {}

  private record Good(CalendarComponent component, int line, String name) {}

  /** A component of which a TZID is no known name; the VTIMEZONE may come after it. */
  private record Waiting(Key key, Good good, Item item) {}

  private static final Comparator<Good> NEWER = Comparator.<Good>comparingInt(good -> good.component().sequence())
      .thenComparing(good -> good.component().stamp(), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

  private final Map<String, String> zones = new LinkedHashMap<>();
  private final Map<Key, Good> components = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<SkippedComponent> skipped = new ArrayList<>();
  private final TimeZones knownZones = new TimeZones(ZoneOffset.UTC, List.of());
  private @Nullable String name;
  private int skippedLines;

  void calendarProperty(ContentLine line) {
    var property = Property.parse(line.text());
    if (name == null && property != null && (property.name().equals("NAME") || property.name().equals("X-WR-CALNAME"))) {
      var title = Text.title(property.value());
      name = title.isEmpty() ? null : title;
    }
  }

  void add(RawComponent raw) {
    try {
      switch (raw.name()) {
        case "VEVENT", "VTODO" -> addItem(raw);
        case "VTIMEZONE" -> addZone(raw);
        default -> addOther(raw);
      }
    } catch (BadComponent e) {
      skip(raw, e.code(), e.detail());
    }
  }

  void skip(RawComponent raw, SkippedComponent.Code code, String detail) {
    skipped.add(new SkippedComponent(raw.name(), raw.line(), code, detail));
  }

  void skipLine(String component, int line, SkippedComponent.Code code, String detail) {
    if (skippedLines++ < MAX_LINES) {
      skipped.add(new SkippedComponent(component, line, code, detail));
    }
  }

  ParsedCalendar finish() {
    var fileZones = new TimeZones(ZoneOffset.UTC, List.copyOf(zones.values()));
    for (var one : waiting) {
      try {
        one.item().check(fileZones);
        keep(one.key(), one.good());
      } catch (BadComponent e) {
        skipped.add(new SkippedComponent(one.good().name(), one.good().line(), e.code(), e.detail()));
      }
    }
    skipped.sort(Comparator.comparingInt(SkippedComponent::line));
    var inOrder = components.values().stream().sorted(Comparator.comparingInt(Good::line)).map(Good::component).toList();
    return new ParsedCalendar(name, List.copyOf(zones.values()), inOrder, skipped);
  }

  private void addItem(RawComponent raw) throws BadComponent {
    var item = Item.read(raw);
    var key = new Key(item.uid(), raw.value("RECURRENCE-ID"));
    var good = new Good(item.component(raw), raw.line(), raw.name());
    if (item.tzids().stream().allMatch(tzid -> ZoneNames.named(tzid) != null)) {
      item.check(knownZones);
      keep(key, good);
    } else {
      waiting.add(new Waiting(key, good, item));
    }
  }

  private void keep(Key key, Good good) {
    var other = components.get(key);
    boolean newer = other == null || NEWER.compare(good, other) > 0;
    if (newer) {
      components.put(key, good);
    }
    if (other != null) {
      var older = newer ? other : good;
      skipped.add(new SkippedComponent(older.name(), older.line(), DUPLICATE,
          "Another component of the file has the same UID and RECURRENCE-ID and is not older"));
    }
  }

  private void addZone(RawComponent raw) throws BadComponent {
    var text = raw.text();
    var tzid = raw.value("TZID");
    if (tzid == null) {
      throw new BadComponent(SkippedComponent.Code.UNKNOWN_TIME_ZONE, "A VTIMEZONE needs a TZID");
    }
    if (ZoneNames.named(tzid) == null) {
      // Whether it can be read, not yet what it says: few of a file's zones are ever asked for.
      VtimezoneRules.of(text, new Steps(0));
    }
    zones.putIfAbsent(tzid, text);
  }

  /** Extensions are nobody's loss; what RFCs name and oO does not read is told. */
  private void addOther(RawComponent raw) throws BadComponent {
    if (!raw.name().startsWith("X-")) {
      throw new BadComponent(UNSUPPORTED, "oO reads VEVENT and VTODO only");
    }
  }
}
