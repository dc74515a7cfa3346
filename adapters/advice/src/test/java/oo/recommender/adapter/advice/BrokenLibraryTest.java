package oo.recommender.adapter.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

/** The fixtures hold one sound tip a file and, beside it, every fault once. */
class BrokenLibraryTest {

  private static final String BROKEN = "/broken-library/";

  @Test
  void namesEveryFaultAtOnce() {
    assertThat(open(BROKEN).faults()).satisfiesExactlyInAnyOrder(
        fault("admin.yaml", "", "", "array expected"),
        fault("focus.yaml", "focus-sound", "/1/kind", "must be focus"),
        fault("focus.yaml", "focus-sound", "/1/slug", "is taken already in focus.yaml"),
        fault("focus.yaml", "focus-sound", "/1/title", "{next_event_at} needs"),
        fault("focus.yaml", "focus-sound", "/1/body", "{free_minutes} needs"),
        fault("focus.yaml", "focus-sound", "/1/body", "{until} needs"),
        fault("focus.yaml", "focus-sound", "/1/body", "{unknown} is no placeholder"),
        fault("focus.yaml", "focus-sound", "/1/body", "} is no placeholder"),
        fault("focus.yaml", "focus-sound", "/1/effort", "takes longer than the 10"),
        fault("focus.yaml", "focus-sound", "/1/action/length", "runs longer"),
        fault("focus.yaml", "focus-sound", "/1/when/free_minutes/max", "is below"),
        fault("focus.yaml", "focus-sound", "/1/when/to", "must not lie past midnight"),
        fault("learning.yaml", "", "", "array expected"),
        fault("movement.yaml", "", "", "is not readable as YAML"),
        fault("nourishment.yaml", "", "", "is missing"),
        fault("planning.yaml", "Planning_Bad", "/1/slug", "does not match"),
        fault("planning.yaml", "Planning_Bad", "/1/slug", "must begin with planning-"),
        fault("planning.yaml", "Planning_Bad", "/1/kind", "enumeration"),
        fault("planning.yaml", "Planning_Bad", "/1/kind", "must be planning"),
        fault("planning.yaml", "Planning_Bad", "/1/title", "at least 8"),
        fault("planning.yaml", "Planning_Bad", "/1/body", "at least 80"),
        fault("planning.yaml", "Planning_Bad", "/1/body", "{free_minutes} needs"),
        fault("planning.yaml", "Planning_Bad", "/1/effort", "does not match"),
        fault("planning.yaml", "Planning_Bad", "/1/action", "'length' not found"),
        fault("planning.yaml", "Planning_Bad", "/1/when/weekdays/0", "enumeration"),
        fault("planning.yaml", "Planning_Bad", "/1/when/free_minutes/min", "minimum value of 1"),
        fault("planning.yaml", "Planning_Bad", "/1/when", "'before_events' is not defined"),
        fault("planning.yaml", "Planning_Bad", "/1/when/to", "leaves no time"),
        fault("planning.yaml", "Planning_Bad", "/1/source/claim", "at least 40"),
        fault("planning.yaml", "Planning_Bad", "/1/source/reference", "does not match"),
        fault("planning.yaml", "", "/2", "object expected"),
        fault("social.yaml", "", "", "is not readable as YAML"),
        fault("sleep.yaml", "sleep-trailing", "/1/title", "does not match"),
        fault("sleep.yaml", "sleep-trailing", "/1/action/length", "'length'"),
        fault("sleep.yaml", "break-sound", "/2/kind", "must be sleep"),
        fault("sleep.yaml", "break-sound", "/2/slug", "must begin with sleep-"),
        fault("sleep.yaml", "break-sound", "/2/slug", "is taken already in break.yaml"));
  }

  @Test
  void writesEachFaultIntoTheMessage() {
    var thrown = open(BROKEN);

    assertThat(thrown).hasMessageContaining("%d fault(s)", thrown.faults().size());
    assertThat(thrown.getMessage().lines().skip(1).map(String::strip))
        .containsExactlyElementsOf(thrown.faults().stream().map(LibraryFault::toString).toList())
        .contains("nourishment.yaml - /: is missing",
            "focus.yaml focus-sound /1/effort: takes longer than the 10 free minutes that it asks for");
  }

  @Test
  void ordersFaultsByFile() {
    assertThat(open(BROKEN).faults()).extracting(LibraryFault::file).isSorted();
  }

  @Test
  void speaksEnglishWhateverTheMachineDoes() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertThat(open(BROKEN)).hasMessageContaining("must be at least 8 characters long");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void missesEveryFileOfAFolderThatIsNotThere() {
    assertThat(open("/nowhere/").faults()).extracting(LibraryFault::message)
        .hasSize(LibraryReader.KINDS.size()).containsOnly("is missing");
  }

  private static FaultyLibraryException open(String folder) {
    return catchThrowableOfType(FaultyLibraryException.class, () -> new YamlAdviceLibrary(folder));
  }

  /** A fault at this place whose message holds these words. */
  private static ThrowingConsumer<LibraryFault> fault(String file, String slug, String pointer, String words) {
    return fault -> {
      assertThat(fault).extracting(LibraryFault::file, LibraryFault::slug, LibraryFault::pointer)
          .containsExactly(file, slug, pointer);
      assertThat(fault.message()).contains(words);
    };
  }
}
