package oo.integrations.adapter.icalendar;

import static oo.integrations.domain.SkippedComponent.Code.MISSING_START;
import static oo.integrations.domain.SkippedComponent.Code.MISSING_UID;
import static oo.integrations.domain.SkippedComponent.Code.TOO_LONG;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A VEVENT or VTODO, read.
 *
 * @param recurrenceId the instance that this one stands in for
 * @param andFuture whether it also changes all later instances (RANGE=THISANDFUTURE)
 * @param created CREATED, when given
 */
record Item(
    Kind kind, String uid, @Nullable DateValue recurrenceId, boolean andFuture, int sequence, @Nullable Instant stamp,
    @Nullable Instant created, Timing timing, Facts facts) {

  /** Longer than any that calendars write, and short enough for an index. */
  static final int MAX_UID = 1_000;

  static Item read(RawComponent raw) throws BadComponent {
    raw.checkWhole();
    var kind = raw.name().equals("VTODO") ? Kind.TASK : Kind.EVENT;
    var reader = new TimingReader(raw);
    var timing = reader.read(kind == Kind.TASK ? "DUE" : "DTEND");
    if (kind == Kind.EVENT && timing.start() == null) {
      throw new BadComponent(MISSING_START, "A VEVENT needs a DTSTART");
    }
    var recurrence = raw.first("RECURRENCE-ID");
    boolean andFuture = recurrence != null && "THISANDFUTURE".equalsIgnoreCase(recurrence.parameter("RANGE"));
    return new Item(
        kind, uid(raw), reader.date("RECURRENCE-ID"), andFuture, sequence(raw), stamp(reader),
        moment(reader, "CREATED"), timing, Facts.of(raw, timing));
  }

  /** Fails when a zone is not known, or the end is before the start. */
  void check(TimeZones zones) throws BadComponent {
    timing.check(zones);
    if (recurrenceId != null) {
      zones.rules(recurrenceId);
    }
  }

  /** The TZIDs that have to be known. */
  Set<String> tzids() {
    var tzids = timing.tzids();
    if (recurrenceId instanceof DateValue.Zoned(_, var tzid)) {
      tzids.add(tzid);
    }
    return tzids;
  }

  CalendarComponent component(RawComponent raw) {
    return new CalendarComponent(kind, uid, raw.value("RECURRENCE-ID"), sequence, stamp, raw.text());
  }

  private static String uid(RawComponent raw) throws BadComponent {
    var uid = raw.value("UID");
    if (uid == null) {
      throw new BadComponent(MISSING_UID, "A " + raw.name() + " needs a UID");
    }
    if (uid.length() > MAX_UID) {
      throw new BadComponent(TOO_LONG, "UID is longer than " + MAX_UID + " characters");
    }
    return uid;
  }

  private static int sequence(RawComponent raw) {
    var text = raw.value("SEQUENCE");
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static @Nullable Instant stamp(TimingReader reader) {
    var modified = moment(reader, "LAST-MODIFIED");
    var stamped = moment(reader, "DTSTAMP");
    return modified == null || (stamped != null && stamped.isAfter(modified)) ? stamped : modified;
  }

  /** Stamps are in UTC, whatever a file writes; a broken one is none. */
  private static @Nullable Instant moment(TimingReader reader, String name) {
    try {
      var value = reader.date(name);
      return value == null ? null : value.local().toInstant(ZoneOffset.UTC);
    } catch (BadComponent e) {
      return null;
    }
  }
}
