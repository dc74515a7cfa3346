package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.UNKNOWN_TIME_ZONE;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The zones of one file.
 *
 * <p>A TZID that is a known name (IANA, Windows, a vendor's prefix) means that zone: files carry VTIMEZONEs that are old,
 * cut short or wrong. Any other TZID means what the file's VTIMEZONE of that name says.
 */
final class TimeZones {

  private static final int MAX_CACHED = 200;
  /** For some thousand VTIMEZONEs; a real file has a few. */
  private static final long MAX_STEPS = 1_000_000;

  private final ZoneRules user;
  private final Map<String, String> definitions = new HashMap<>();
  private final Map<String, ZoneRules> cache = new LinkedHashMap<>();
  private final Steps steps = new Steps(MAX_STEPS);

  TimeZones(ZoneId userZone, List<String> vtimezones) {
    this.user = userZone.getRules();
    for (var text : vtimezones) {
      var tzid = RawComponent.of(text).value("TZID");
      if (tzid != null) {
        definitions.putIfAbsent(key(tzid), text);
      }
    }
  }

  ZoneRules user() {
    return user;
  }

  /** Where the value's local time is meant. */
  ZoneRules rules(DateValue value) throws BadComponent {
    return switch (value) {
      case DateValue.Day _, DateValue.Floating _ -> user;
      case DateValue.Utc _ -> ZoneOffset.UTC.getRules();
      case DateValue.Zoned(_, var tzid) -> rules(tzid);
    };
  }

  Instant instant(DateValue value) throws BadComponent {
    return instant(value.local(), rules(value));
  }

  /** In a gap and in an overlap the offset before the change holds (RFC 5545, 3.3.5). */
  static Instant instant(LocalDateTime local, ZoneRules rules) {
    var transition = rules.getTransition(local);
    return local.toInstant(transition == null ? rules.getOffset(local) : transition.getOffsetBefore());
  }

  static LocalDateTime local(Instant instant, ZoneRules rules) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, rules.getOffset(instant));
  }

  private ZoneRules rules(String tzid) throws BadComponent {
    var known = cache.get(tzid);
    if (known != null) {
      return known;
    }
    var rules = find(tzid);
    if (rules == null) {
      throw new BadComponent(UNKNOWN_TIME_ZONE,
          "TZID is no known time zone and the file has no VTIMEZONE for it");
    }
    if (cache.size() == MAX_CACHED) {
      cache.clear();
    }
    cache.put(tzid, rules);
    return rules;
  }

  private @Nullable ZoneRules find(String tzid) throws BadComponent {
    var named = ZoneNames.named(tzid);
    if (named != null) {
      return named.getRules();
    }
    var definition = definitions.get(key(tzid));
    if (definition != null) {
      steps.nextComponent();
      return steps.take(1) ? VtimezoneRules.of(definition, steps) : null;
    }
    var guessed = ZoneNames.guessed(tzid);
    return guessed == null ? null : guessed.getRules();
  }

  private static String key(String tzid) {
    return tzid.replace("\\,", ",").replace("\\;", ";").strip();
  }
}
