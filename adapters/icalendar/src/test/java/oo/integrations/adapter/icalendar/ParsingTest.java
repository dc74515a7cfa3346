package oo.integrations.adapter.icalendar;

import static oo.integrations.adapter.icalendar.Calendars.calendar;
import static oo.integrations.adapter.icalendar.Calendars.event;
import static oo.integrations.adapter.icalendar.Calendars.outcome;
import static oo.integrations.adapter.icalendar.Calendars.parse;
import static oo.integrations.adapter.icalendar.Calendars.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import oo.integrations.application.port.CalendarFormat;
import oo.integrations.application.port.CalendarFormat.ParseOutcome;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.ParsedCalendar;
import oo.integrations.domain.SkippedComponent;
import oo.integrations.domain.SkippedComponent.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {

  private static final String START = "DTSTART:20260316T080000Z";

  @Test
  void tellsWhatIsNoCalendarAtAll() {
    for (var text : List.of("", "\n\n", "<html>BEGIN:VCALENDAR</html>", "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n", "{}")) {
      assertThat(outcome(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ParseOutcome.NotACalendar.class);
    }
    assertThat(outcome(new byte[] {0, (byte) 0xff, 'P', 'K', 3, 4, 0, 0})).isInstanceOf(ParseOutcome.NotACalendar.class);
  }

  @Test
  void takesAnEmptyCalendar() {
    assertThat(parse("BEGIN:VCALENDAR\nEND:VCALENDAR")).isEqualTo(
        new ParsedCalendar(null, List.of(), List.of(), List.of()));
  }

  @Test
  void keepsWhatTheRestOfTheModuleNeeds() {
    var calendar = parse(calendar(
        "BEGIN:VEVENT\nUID: a@b \nSEQUENCE:7\nDTSTAMP:20260101T000000Z\nLAST-MODIFIED:20260102T000000Z\n"
            + "RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000\n" + START + "\nBEGIN:VALARM\nUID:alarm\nEND:VALARM\n"
            + "DESCRIPTION:long \n text\nEND:VEVENT"));

    assertThat(calendar.components()).containsExactly(new CalendarComponent(
        Kind.EVENT, "a@b", "20260316T090000", 7, Instant.parse("2026-01-02T00:00:00Z"),
        "BEGIN:VEVENT\nUID: a@b \nSEQUENCE:7\nDTSTAMP:20260101T000000Z\nLAST-MODIFIED:20260102T000000Z\n"
            + "RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000\n" + START + "\nDESCRIPTION:long text\nEND:VEVENT\n"));
  }

  @Test
  void joinsACharacterThatAFoldSplits() {
    byte[] umlaut = "ü".getBytes(StandardCharsets.UTF_8);
    var file = (calendar(event(START, "SUMMARY:M@ller"))).getBytes(StandardCharsets.ISO_8859_1);
    var folded = new ByteArrayOutputStream();
    for (byte octet : file) {
      if (octet == '@') {
        folded.write(umlaut[0]);
        folded.writeBytes("\r\n ".getBytes(StandardCharsets.US_ASCII));
        folded.write(umlaut[1]);
      } else {
        folded.write(octet);
      }
    }
    assertThat(title(folded.toByteArray())).isEqualTo("Müller");
  }

  @Test
  void readsWindows1252WhereALineIsNoUtf8() {
    var file = calendar(event(START, "SUMMARY:Café – “Müller”")).getBytes(Charset.forName("windows-1252"));
    assertThat(title(file)).isEqualTo("Café – “Müller”");
  }

  @Test
  void dropsByteOrderMarkAndControlCharacters() {
    assertThat(title(("\uFEFF" + calendar(event(START, "SUM\u0000MARY:\u0007a\u0000b\u2028c")))
        .getBytes(StandardCharsets.UTF_8))).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUMMARY:", "SUMMARY:  ", "SUMMARY:\\n", "X-NO:summary"})
  void namesWhatHasNoTitle(String line) {
    assertThat(title(calendar(event(START, line)).getBytes(StandardCharsets.UTF_8))).isEqualTo("Untitled");
  }

  @Test
  void cutsATitleWithoutSplittingACharacter() {
    var title = title(calendar(event(START, "SUMMARY:" + "x".repeat(199) + "🏃🏃")).getBytes(StandardCharsets.UTF_8));
    assertThat(title).isEqualTo("x".repeat(199));
  }

  @Test
  void unescapesATitle() {
    assertThat(title(calendar(event(START, "SUMMARY:a\\, b\\; c\\\\d\\ne \\"))
        .getBytes(StandardCharsets.UTF_8))).isEqualTo("a, b; c\\d e \\");
  }

  @Test
  void keepsTheNewestOfDuplicates() {
    var calendar = parse(calendar(
        event("SEQUENCE:1", "DTSTAMP:20260102T000000Z", START), event("SEQUENCE:2", START),
        event("SEQUENCE:1", "DTSTAMP:20260103T000000Z", START),
        event("SEQUENCE:1", "RECURRENCE-ID:20260323T080000Z", START)));

    assertThat(calendar.components()).extracting(CalendarComponent::sequence).containsExactly(2, 1);
    assertThat(calendar.skipped()).extracting(SkippedComponent::code).containsOnly(Code.DUPLICATE).hasSize(2);
    assertThat(calendar.skipped()).extracting(SkippedComponent::line).containsExactly(3, 14);
  }

  @Test
  void comparesStampsOfTheSameSequence() {
    var calendar = parse(calendar(event(START), event("DTSTAMP:20260102T000000Z", START),
        event("DTSTAMP:20260101T000000Z", START)));

    assertThat(calendar.components()).extracting(CalendarComponent::stamp)
        .containsExactly(Instant.parse("2026-01-02T00:00:00Z"));
  }

  @Test
  void findsAVtimezoneThatComesAfterItsEvent() {
    var zone = "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
        + "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE";
    var calendar = parse(calendar(event("DTSTART;TZID=Mine:20260316T080000"), zone));

    assertThat(calendar.skipped()).isEmpty();
    assertThat(calendar.components()).hasSize(1);
    assertThat(calendar.zones()).containsExactly(zone + "\n");
  }

  @Test
  void skipsAnOverrideWhoseZoneIsUnknown() {
    assertThat(codes(event("RECURRENCE-ID;TZID=Nowhere:20260316T080000", START)))
        .containsExactly(Code.UNKNOWN_TIME_ZONE);
  }

  @Test
  void readsATaskWithoutAnyDate() {
    assertThat(parse(calendar(task("SUMMARY:x"))).components()).hasSize(1);
  }

  @Test
  void refusesVitalLinesThatAreTooLong() {
    assertThat(codes(event(START, "RDATE:" + "20260316T080000Z,".repeat(5_000)))).containsExactly(Code.TOO_LONG);
    assertThat(codes(event(START, "UID:x", "UID:y"))).isEmpty();
    assertThat(codes("BEGIN:VEVENT\nUID:" + "u".repeat(1_001) + "\n" + START + "\nEND:VEVENT"))
        .containsExactly(Code.TOO_LONG);
  }

  @Test
  void passesOverAnAttachmentThatIsTooLong() {
    var calendar = parse(calendar(event(START, "ATTACH;ENCODING=BASE64:" + "QUJD".repeat(200_000))));

    assertThat(calendar.skipped()).isEmpty();
    assertThat(calendar.components().getFirst().text().length()).isLessThan(ContentLines.MAX_LINE + 200);
  }

  @Test
  void refusesTooManyDates() {
    var dates = ("EXDATE:" + "20260316T080000Z,".repeat(3_000)).strip();
    assertThat(codes(event(START, dates, dates, dates, dates))).containsExactly(Code.TOO_LONG);
  }

  @Test
  void tellsOfAFileThatIsTooLarge() {
    var head = "BEGIN:VCALENDAR\n".getBytes(StandardCharsets.UTF_8);
    assertThat(outcome(filled(head, CalendarFormat.MAX_BYTES + 1))).isInstanceOf(ParseOutcome.TooLarge.class);
    assertThat(outcome(filled(head, CalendarFormat.MAX_BYTES))).isInstanceOf(ParseOutcome.Parsed.class);
  }

  @Test
  void endsReadingAnEndlessFile() throws IOException {
    var endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
    assertThat(new IcalCalendarFormat().parse(endless)).isInstanceOf(ParseOutcome.TooLarge.class);
  }

  @Test
  void passesOnThatTheStreamBroke() {
    var broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }
    };
    assertThatThrownBy(() -> new IcalCalendarFormat().parse(broken)).isInstanceOf(IOException.class);
  }

  @Test
  void countsComponents() {
    var some = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(CalendarFormat.MAX_COMPONENTS);
    assertThat(outcome(("BEGIN:VCALENDAR\n" + some + "END:VCALENDAR").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ParseOutcome.Parsed.class);
    assertThat(outcome(("BEGIN:VCALENDAR\n" + some + "BEGIN:VTODO\nEND:VTODO").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ParseOutcome.TooManyComponents.class);
  }

  @Test
  void survivesNestingWithoutEnd() {
    var calendar = parse("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n" + START + "\n" + "BEGIN:X-A\n".repeat(500_000));
    assertThat(calendar.skipped()).extracting(SkippedComponent::code).containsExactly(Code.UNCLOSED, Code.UNCLOSED);
    assertThat(parse("BEGIN:VCALENDAR\n".repeat(400_000)).skipped()).hasSize(100);
  }

  @Test
  void tellsBrieflyOfAFileFullOfBadLines() {
    assertThat(parse("BEGIN:VCALENDAR\n" + "no property\n".repeat(500_000)).skipped()).hasSize(100);
  }

  @Test
  void readsCalendarsBehindEachOther() {
    var calendar = parse(calendar("X-WR-CALNAME:One", event(START)) + calendar("X-WR-CALNAME:Two", task("SUMMARY:x")));

    assertThat(calendar.name()).isEqualTo("One");
    assertThat(calendar.components()).extracting(CalendarComponent::kind).containsExactly(Kind.EVENT, Kind.TASK);
    assertThat(calendar.skipped()).isEmpty();
  }

  private static List<Code> codes(String component) {
    return parse(calendar(component)).skipped().stream().map(SkippedComponent::code).toList();
  }

  private static String title(byte[] file) {
    var window = Calendars.window("2026-03-16T00:00:00Z", "2026-03-17T00:00:00Z");
    return Calendars.signals(parse(file), Calendars.BERLIN, window).upcoming().getFirst().title();
  }

  private static byte[] filled(byte[] head, int size) {
    var file = new byte[size];
    Arrays.fill(file, (byte) '\n');
    System.arraycopy(head, 0, file, 0, head.length);
    return file;
  }
}
