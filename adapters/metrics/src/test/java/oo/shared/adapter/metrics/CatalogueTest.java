package oo.shared.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  /** Writes the page instead of comparing it. */
  private static final Pattern NAME = Pattern.compile("\\b(?:oo|jvm|process)_[a-z0-9_]+\\b(?!\\))");
  private static final String WRITE = "oo.write-docs";

  @Test
  void pageIsWhatTheCatalogueSays() throws IOException {
    Path page = repository().resolve("docs/metrics.md");
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, Catalogue.page());
    }
    assertThat(page).as("./oo test java -pl adapters/metrics -am -Dtest=CatalogueTest -D" + WRITE
        + "=true -Dsurefire.failIfNoSpecifiedTests=false writes it").exists().hasContent(Catalogue.page());
  }

  @Test
  void operatorsAreToldToAskOnlyForWhatThereIs() throws IOException {
    String told = Files.readString(repository().resolve("docs/observability.md"));
    var asked = NAME.matcher(told).results().map(MatchResult::group).distinct().toList();
    assertThat(asked).hasSizeGreaterThan(10).allSatisfy(name ->
        assertThat(Catalogue.families()).contains(name.replaceFirst("_(bucket|count|sum)$", "")));
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("docs/adr"))) {
      here = here.getParent();
    }
    return here;
  }

  @Test
  void saysOfEveryMeasureWhatItTells() {
    assertThat(Measure.values()).allSatisfy(measure -> {
      assertThat(measure.key()).matches("oo(\\.[a-z]+)+");
      assertThat(measure.description()).isNotBlank().doesNotContain("|");
      assertThat(measure.unit()).isIn("", "seconds", "events", "inputs");
    });
    assertThat(Arrays.stream(Measure.values()).map(Measure::key)).doesNotHaveDuplicates();
  }

  @Test
  void makesNoMeterThatTheCatalogueDoesNotKnow() {
    try (var metrics = new Metrics()) {
      assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter(Measure.REQUESTS, "decideTip", "2xx"));
      assertThatIllegalArgumentException().isThrownBy(() -> metrics.timer(Measure.REQUESTS, "decideTip"));
      assertThatIllegalArgumentException().isThrownBy(() -> metrics.gauge(Measure.PUBLISHED, () -> 1, "profile"));
    }
  }

  @Test
  void showsTheFiguresOfTheVirtualMachineThatItLists() {
    try (var metrics = new Metrics()) {
      String page = metrics.scrape();
      assertThat(PlatformMeasure.values())
          .filteredOn(measure -> measure != PlatformMeasure.GC_PAUSE)
          .allSatisfy(measure -> assertThat(page).contains("# TYPE " + measure.family() + " "));
    }
  }
}
