package oo.shared.adapter.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalogue as monitoring sees it, and as a page to read. */
public final class Catalogue {

  private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

  private Catalogue() {}

  /** Every family of figures that this process can show, as {@code # TYPE} lines name them. */
  public static SortedSet<String> families() {
    var families = new TreeSet<String>();
    for (Measure measure : Measure.values()) {
      families.add(family(measure));
      if (measure.kind() == Measure.Kind.TIMER || measure.kind() == Measure.Kind.SUMMARY) {
        families.add(family(measure) + "_max");
      }
    }
    for (PlatformMeasure measure : PlatformMeasure.values()) {
      families.add(measure.family());
    }
    families.add(PlatformMeasure.GC_PAUSE.family() + "_max");
    return families;
  }

  private static String family(Measure measure) {
    String name = NAMES.name(measure.key(), switch (measure.kind()) {
      case COUNTER -> Meter.Type.COUNTER;
      case GAUGE -> Meter.Type.GAUGE;
      case TIMER -> Meter.Type.TIMER;
      case SUMMARY -> Meter.Type.DISTRIBUTION_SUMMARY;
    }, measure.unit().isEmpty() ? null : measure.unit());
    return measure.kind() == Measure.Kind.COUNTER ? name + "_total" : name;
  }

  /** The catalogue in Markdown. */
  public static String page() {
    var page = new StringBuilder("""
        # Metrics

        Generated from the catalogue in `adapters/metrics`; a test holds this page to it, and the running application to both. \
        They are at `/observe/metrics` on the observe port, in Prometheus' text format.

        A histogram `x` has `x_bucket`, `x_count` and `x_sum`, and beside it the gauge `x_max`: the largest of the last two to \
        three minutes. A counter counts from the start of its process. Values that have not occurred yet have no line.

        ## oO

        | name | type | unit | labels | what it tells |
        |---|---|---|---|---|
        """);
    for (Measure measure : Measure.values()) {
      row(page, "`" + family(measure) + "`", type(measure.kind()), measure.unit(),
          measure.labels().stream().map(label -> "`" + label.wireName() + "`").collect(Collectors.joining(", ")),
          measure.description());
    }
    page.append("\n## Labels\n\n| label | values |\n|---|---|\n");
    Arrays.stream(Label.values()).forEach(label -> row(page, "`" + label.wireName() + "`", label.meaning()));
    page.append("""

        No label carries an id, a path or anything that a user wrote.

        ## The virtual machine and the process

        | name | labels | what it tells |
        |---|---|---|
        """);
    for (PlatformMeasure measure : PlatformMeasure.values()) {
      row(page, "`" + measure.family() + "`",
          measure.labels().isEmpty() ? "" : "`" + measure.labels().replace(", ", "`, `") + "`", measure.description());
    }
    return page.toString();
  }

  private static String type(Measure.Kind kind) {
    return switch (kind) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case TIMER, SUMMARY -> "histogram";
    };
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
