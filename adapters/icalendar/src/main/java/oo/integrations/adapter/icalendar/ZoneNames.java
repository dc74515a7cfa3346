package oo.integrations.adapter.icalendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the TZIDs in the wild mean: IANA names, IANA names behind a vendor's prefix, Windows names, descriptions. */
final class ZoneNames {

  private static final Map<String, String> IANA = iana();
  private static final Map<String, String> CITIES = cities();
  private static final Map<String, String> WINDOWS = windows();
  private static final int MAX_SEGMENTS = 16;
  private static final Pattern OUTLOOK_NUMBER = Pattern.compile("(.+) \\d{1,2}");
  private static final Pattern DESCRIPTION =
      Pattern.compile("\\(?(?:utc|gmt)\\s*([+-]\\d{1,2}):?(\\d{2})?\\)?\\s*(.*)");
  private static final Map<String, String> NORTH_AMERICA = Map.of(
      "eastern time", "America/New_York", "central time", "America/Chicago", "mountain time", "America/Denver",
      "pacific time", "America/Los_Angeles", "atlantic time", "America/Halifax", "indiana", "America/Indianapolis");

  private ZoneNames() {}

  /** The zone that the name says without doubt, whatever a VTIMEZONE in the file says; null when it is no such name. */
  static @Nullable ZoneId named(String tzid) {
    var name = normal(tzid);
    var id = IANA.get(name);
    if (id == null) {
      id = windowsName(name);
    }
    if (id == null) {
      id = prefixed(name);
    }
    return id == null ? null : ZoneId.of(id);
  }

  /** A last try for a name that no VTIMEZONE explains, as in {@code (UTC+01:00) Amsterdam, Berlin, Bern}. */
  static @Nullable ZoneId guessed(String tzid) {
    var matcher = DESCRIPTION.matcher(normal(tzid));
    if (!matcher.matches()) {
      return null;
    }
    var offset = offset(matcher.group(1), matcher.group(2));
    if (offset == null) {
      return null;
    }
    var places = matcher.group(3);
    return places.isEmpty() ? offset : placed(places, offset);
  }

  private static @Nullable ZoneId placed(String places, ZoneOffset offset) {
    for (var place : places.split("[,(]")) {
      var key = place.strip().replace(' ', '_');
      var id = CITIES.get(key) == null ? NORTH_AMERICA.get(place.strip()) : CITIES.get(key);
      if (id != null && ZoneId.of(id).getRules().getStandardOffset(Instant.EPOCH.plusSeconds(1_700_000_000)).equals(offset)) {
        return ZoneId.of(id);
      }
    }
    return null;
  }

  private static @Nullable ZoneOffset offset(String hours, @Nullable String minutes) {
    try {
      int sign = hours.startsWith("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(Integer.parseInt(hours), minutes == null ? 0 : sign * Integer.parseInt(minutes));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String windowsName(String name) {
    var id = WINDOWS.get(name);
    var numbered = OUTLOOK_NUMBER.matcher(name);
    return id == null && numbered.matches() ? WINDOWS.get(numbered.group(1)) : id;
  }

  /** {@code /freeassociation.sourceforge.net/Europe/Berlin}, {@code tzone://Microsoft/Utc}: the longest end that is a name. */
  private static @Nullable String prefixed(String name) {
    int slash = name.indexOf('/');
    for (int segment = 0; slash >= 0 && segment < MAX_SEGMENTS; segment++) {
      var id = IANA.get(name.substring(slash + 1));
      if (id != null) {
        return id;
      }
      slash = name.indexOf('/', slash + 1);
    }
    return null;
  }

  private static String normal(String tzid) {
    return tzid.replace("\\,", ",").replace('\\', ' ').replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> iana() {
    var names = new HashMap<String, String>();
    ZoneRulesProvider.getAvailableZoneIds().forEach(id -> names.put(id.toLowerCase(Locale.ROOT), id));
    ZoneId.SHORT_IDS.forEach((name, id) -> {
      if (id.startsWith("-")) {
        names.putIfAbsent(name.toLowerCase(Locale.ROOT), id);
      }
    });
    names.put("z", "UTC");
    return Map.copyOf(names);
  }

  private static Map<String, String> cities() {
    var cities = new HashMap<String, String>();
    for (var id : ZoneRulesProvider.getAvailableZoneIds().stream().sorted().toList()) {
      if (id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
        cities.putIfAbsent(id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), id);
      }
    }
    return Map.copyOf(cities);
  }

  private static Map<String, String> windows() {
    var names = new HashMap<String, String>();
    var resource = Objects.requireNonNull(ZoneNames.class.getResourceAsStream("windows-zones.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
          .forEach(pair -> names.put(pair[0].toLowerCase(Locale.ROOT), pair[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }
}
