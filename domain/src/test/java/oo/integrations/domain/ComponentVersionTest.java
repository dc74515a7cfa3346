package oo.integrations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import oo.integrations.domain.CalendarComponent.Kind;
import oo.integrations.domain.ComponentVersion.Age;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentVersionTest {

  private static final Instant EARLY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(1);

  @Test
  void goesBySequenceFirst() {
    assertThat(compare(2, EARLY, "x", 1, LATE, "y")).isEqualTo(Age.NEWER);
    assertThat(compare(1, LATE, "x", 2, EARLY, "y")).isEqualTo(Age.OLDER);
  }

  @Test
  void goesByStampWhereTheSequenceIsTheSame() {
    assertThat(compare(1, LATE, "x", 1, EARLY, "y")).isEqualTo(Age.NEWER);
    assertThat(compare(1, EARLY, "x", 1, LATE, "y")).isEqualTo(Age.OLDER);
  }

  @Test
  void takesTheFileForNewerWhereNothingTells() {
    assertThat(compare(1, EARLY, "x", 1, EARLY, "y")).isEqualTo(Age.NEWER);
    assertThat(compare(1, null, "x", 1, LATE, "y")).isEqualTo(Age.NEWER);
    assertThat(compare(1, EARLY, "x", 1, null, "y")).isEqualTo(Age.NEWER);
  }

  @Test
  void takesTheSameContentForTheSameWhenOnlyTheExportIsNewer() {
    assertThat(compare(1, LATE, "x", 1, EARLY, "x")).isEqualTo(Age.SAME);
    assertThat(compare(1, null, "x", 1, EARLY, "x")).isEqualTo(Age.SAME);
  }

  @Test
  void tellsComponentsApartByUidAndInstance() {
    assertThat(component("a", null, "x").ref()).isEqualTo(component("a", null, "y").ref());
    assertThat(component("a", null, "x").ref()).isNotEqualTo(component("a", "1", "x").ref());
    assertThat(component("a1", null, "x").ref()).isNotEqualTo(component("a", "1", "x").ref());
    assertThat(component("a", "1", "x").series()).isEqualTo(component("a", "2", "y").series());
  }

  private static Age compare(
      int sequence, @Nullable Instant stamp, String text, int storedSequence, @Nullable Instant storedStamp,
      String storedText) {
    return version(sequence, stamp, text).comparedWith(version(storedSequence, storedStamp, storedText));
  }

  private static ComponentVersion version(int sequence, @Nullable Instant stamp, String summary) {
    var text = "BEGIN:VEVENT\nDTSTAMP:" + stamp + "\nSUMMARY:" + summary + "\nEND:VEVENT";
    return ComponentVersion.of(new CalendarComponent(Kind.EVENT, "a", null, sequence, stamp, text));
  }

  private static CalendarComponent component(String uid, @Nullable String recurrenceId, String text) {
    return new CalendarComponent(Kind.EVENT, uid, recurrenceId, 0, null, text);
  }
}
