package oo.simulation.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** A page that may be opened from anywhere: its style and drawings are in it, it fetches nothing and runs no script. */
final class Page {

  private final Findings findings;
  private final StringBuilder page = new StringBuilder();

  Page(Findings findings) {
    this.findings = findings;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  String html(Instant made) {
    head(made);
    verdict();
    var plots = new Plots(findings);
    section("regret-of-each", "Cumulative regret", "What the best choice at each decision would have been worth more, in tips done, summed over all users."
        + " Lines are means over the seeds, bands 95% intervals.", plots.regret());
    section("tips-of-each", "Tips per user and week", "Whoever says more can do more good by chance; it costs patience all the same.",
        plots.bars(Figure.TIPS, "tips per user and week"));
    section("dismissed-of-each", "Share dismissed", "Of the tips that were seen.", plots.bars(Figure.DISMISSED, "share of the tips seen"));
    section("figures", "Figures", "Means over the seeds, ± half of the 95% interval. Worth and regret are sums over all users, in tips done.", table());
    page.append(resource("notes.html")).append("</main></body></html>\n");
    return page.toString();
  }

  private void head(Instant made) {
    put("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Simulation of " + escape(findings.champion()) + "</title>");
    put("<style>" + resource("simulation.css") + "</style></head><body><main>");
    put("<header><h1>Who regrets least?</h1><p>%d simulated users over %d days, %s. Made %s.</p></header>".formatted(
        findings.plan().users(), findings.plan().days(), seeds(), made.truncatedTo(ChronoUnit.SECONDS)));
  }

  private String seeds() {
    return findings.seeds().size() == 1 ? "seed " + findings.seeds().getFirst()
        : findings.seeds().size() + " seeds (" + findings.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
  }

  private void verdict() {
    if (findings.isContest()) {
      var verdict = findings.verdict();
      put("<section class=\"ruling " + (verdict.isWon() ? "good" : "bad") + "\" aria-labelledby=\"verdict\"><h2 id=\"verdict\">"
          + escape(findings.champion()) + heading(verdict)
          + "</h2><p>" + escape(verdict.words(findings.champion())) + "</p></section>");
    }
  }

  private static String heading(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Wins wins -> wins.surely() ? " regrets less than the others" : " regrets less than the others, but not surely";
      case Verdict.Loses _ -> " does not regret less than the others";
      case Verdict.Floods _ -> " floods its users";
    };
  }

  private void section(String id, String title, String words, String content) {
    put("<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + title + "</h2><p class=\"legend\">" + words + "</p>" + content + "</section>");
  }

  private String table() {
    return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures\"><table><thead><tr>" + cells("th scope=\"col\"", "th", SimulationReport.heads())
        + "</tr></thead><tbody>" + findings.courses().keySet().stream().map(policy -> SimulationReport.row(findings, policy))
            .map(row -> "<tr>" + cells("th scope=\"row\"", "th", row.subList(0, 1)) + cells("td", "td", row.subList(1, row.size())) + "</tr>").collect(Collectors.joining())
        + "</tbody></table></div>";
  }

  private static String cells(String open, String close, List<String> cells) {
    return cells.stream().map(cell -> "<" + open + ">" + escape(cell) + "</" + close + ">").collect(Collectors.joining());
  }

  private void put(String markup) {
    page.append(markup).append('\n');
  }

  private static String resource(String name) {
    try (var in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
