package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturePageTest {

  /** Writes the page instead of comparing it. */
  private static final String WRITE = "oo.write-docs";

  @Test
  void pageIsWhatTheSchemaSays() throws IOException {
    var page = repository().resolve("docs/features.md");
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, page());
    }
    assertThat(page).as("./oo test java -pl domain -Dtest=FeaturePageTest -D" + WRITE + "=true writes it")
        .exists().hasContent(page());
  }

  private static String page() {
    var page = new StringBuilder("""
        # Features

        Generated from the schema in `domain` (`FeatureSchema`, `ContextFeature`, `CandidateFeature`); a test holds this page to it.

        These are all the numbers that a policy sees of a moment and of a candidate, in serving, shadows, learning, export \
        and replay alike. There is no text among them and no id. A value beyond its range is cut to it.

        A feature marked *calendar* is known from the user's own calendars only. When the consent `calendar_tips` is \
        withdrawn, it has the value *without* from the next decision on, which is also what it is where no calendar is \
        connected; tasks and events are no candidates then.

        """);
    for (var schema : FeatureSchema.ALL.reversed()) {
      page.append("Revision ").append(schema.revision()).append(schema.equals(FeatureSchema.CURRENT) ? ", current" : "")
          .append(": `").append(schema.hash()).append("`\n\n");
    }
    page.append("""
        The hash stands in the ledger with every decision. Decisions of an older revision are replayed by the code of that \
        revision; of a hash that is not here, replay refuses and names it.

        """);
    table(page, "The moment", FeatureSchema.CURRENT.context(), FeatureSchema.V1.context().size());
    table(page, "A candidate", FeatureSchema.CURRENT.candidate(), FeatureSchema.V1.candidate().size());
    return page.toString().stripTrailing() + "\n";
  }

  private static void table(StringBuilder page, String title, List<? extends Feature> features, int inFirst) {
    page.append("## ").append(title).append("\n\n| name | from | to | what it counts | since | calendar | without |\n"
        + "|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < features.size(); i++) {
      var feature = features.get(i);
      page.append("| `").append(feature.wireName()).append("` | ").append(plain(feature.min())).append(" | ")
          .append(plain(feature.max())).append(" | ").append(feature.unit()).append(" | ").append(i < inFirst ? 1 : 2)
          .append(" | ").append(feature.ofCalendar() ? "calendar" : "").append(" | ")
          .append(feature.ofCalendar() ? plain(feature.withheld()) : "").append(" |\n");
    }
    page.append('\n');
  }

  private static String plain(double value) {
    return Long.toString((long) value);
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("docs/adr"))) {
      here = here.getParent();
    }
    return here;
  }
}
