package oo.shared.adapter.metrics;

/** Reads single figures as monitoring sees them. */
public final class Scraped {

  private Scraped() {}

  /** @param line name and labels, in the order of the page. @return 0 where there is none */
  public static double figure(Metrics metrics, String line) {
    return metrics.scrape().lines().filter(each -> each.startsWith(line + " "))
        .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1))).findFirst().orElse(0);
  }
}
