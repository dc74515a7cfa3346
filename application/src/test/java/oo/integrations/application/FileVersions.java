package oo.integrations.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import oo.integrations.application.ConnectOutcome.Imported;
import oo.integrations.application.port.CalendarStore;
import oo.integrations.domain.CalendarComponent;
import oo.integrations.domain.CalendarComponent.Kind;
import org.jspecify.annotations.Nullable;

/** Random versions of one calendar's file, and what has to be stored after they were imported one after another. */
public final class FileVersions {

  private FileVersions() {}

  /** @param stamp in seconds */
  public record Line(int sequence, @Nullable Integer stamp, String summary) {

    String under(String uid) {
      return "EVENT " + uid + " " + sequence + (stamp == null ? "" : "@" + stamp) + " " + summary;
    }

    private boolean replaces(Line stored) {
      if (sequence == stored.sequence && summary.equals(stored.summary)) {
        return false;
      }
      if (sequence != stored.sequence) {
        return sequence > stored.sequence;
      }
      return stamp == null || stored.stamp == null || stamp >= stored.stamp;
    }

    private CalendarComponent component(String uid) {
      return Fixtures.component(
          Kind.EVENT, uid, null, sequence, stamp == null ? null : Instant.ofEpochSecond(stamp), summary);
    }
  }

  /** Files by UID; each has {@code anchor}, so that all are versions of one calendar. */
  public static Arbitrary<List<Map<String, Line>>> sequences() {
    var line = Combinators.combine(
        Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 3).injectNull(0.3),
        Arbitraries.of("x", "y", "z")).as(Line::new);
    var file = Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), line).ofMaxSize(4).map(lines -> {
      var whole = new HashMap<>(lines);
      whole.put("anchor", new Line(0, null, "stays"));
      return Map.copyOf(whole);
    });
    return file.list().ofMinSize(1).ofMaxSize(6);
  }

  /** Imports the files one after another and compares what is stored with what a map would hold. */
  public static void check(CalendarStore store, List<Map<String, Line>> files) {
    var user = Fixtures.user();
    RandomGenerator chance = () -> 0;
    var connect = new ConnectCalendar(
        store, new LinesFormat(), new ScriptedFeeds(), _ -> {}, _ -> ZoneId.of("Etc/UTC"), Fixtures.ids(),
        Clock.fixed(Fixtures.NOW, ZoneOffset.UTC), chance);
    var model = new HashMap<String, Line>();
    long version = 0;
    for (var file : files) {
      var before = Map.copyOf(model);
      model.keySet().retainAll(file.keySet());
      file.forEach((uid, line) -> model.merge(uid, line, (stored, next) -> next.replaces(stored) ? next : stored));
      version += model.equals(before) ? 0 : 1;
      var lines = file.entrySet().stream().map(entry -> entry.getValue().under(entry.getKey())).toArray(String[]::new);
      var report = ((Imported) execute(connect, new ConnectCalendar.Upload(
          user, LinesFormat.file(lines), null, null))).report();
      assertThat(store.calendars().all(user)).hasSize(1);
      assertThat(store.calendars().all(user).getFirst().version()).isEqualTo(version);
      assertThat(report.imported()).isEqualTo(file.size());
      assertThat(store.contents().componentsOf(report.calendar())).containsExactlyInAnyOrderElementsOf(
          model.entrySet().stream().map(entry -> entry.getValue().component(entry.getKey())).collect(Collectors.toSet()));
      assertThat(report.removed()).isEqualTo(
          (int) before.keySet().stream().filter(uid -> !file.containsKey(uid)).count());
    }
  }

  private static ConnectOutcome execute(ConnectCalendar connect, ConnectCalendar.Command command) {
    try {
      return connect.execute(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
