package oo.recommender.adapter.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.Judgement;
import oo.recommender.domain.evaluation.Earned;
import oo.recommender.domain.evaluation.Estimate;
import oo.recommender.domain.evaluation.Look;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Slice;
import oo.recommender.domain.evaluation.Summary;
import oo.recommender.domain.evaluation.WeightBar;

/** A page that may be opened from anywhere, mailed and printed: its style and drawings are in it, and it runs no script. */
final class HtmlReport {

  private static final String STYLE = resource("report.css");
  private static final String NOTES = resource("notes.html");
  private static final int MOST_LOOKS = 16;

  private final Html page = new Html();

  private HtmlReport() {}

  static String of(Judgement judgement, Instant made) {
    var report = new HtmlReport();
    report.head(judgement, made);
    report.ruling(judgement.ruling());
    report.estimates(judgement.summary());
    report.beside(judgement);
    report.support(judgement);
    report.overTime(judgement.summary());
    report.weights(judgement.summary());
    report.slices("by-kind", "By kind", judgement.summary().byKind(), kind -> kind, Slice::logged, "what each decision earned, as logged");
    report.slices("by-hour", "By hour of the local day", judgement.summary().byHour(), hour -> "%02d:00".formatted(hour), Slice::difference,
        "gain of the target a decision");
    report.page.raw(NOTES).raw("</main></body></html>");
    return report.page.toString();
  }

  private static String resource(String name) {
    try (var in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void head(Judgement judgement, Instant made) {
    page.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .put("<title>Evaluation of %s</title>", judgement.target())
        .raw("<style>" + STYLE + "</style></head><body><main>")
        .put("<header><h1>Would %s earn more?</h1>", judgement.target())
        .put("<p>Judged by %s decisions of %s, read from %s. Made %s.</p></header>",
            Figures.count(judgement.summary().decisions()), judgement.baseline(), judgement.source(),
            made.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private void ruling(Ruling ruling) {
    page.raw("<section aria-labelledby=\"gate\">");
    switch (ruling) {
      case Ruling.Promote _ -> page.raw("<div class=\"ruling good\"><h2 id=\"gate\">The gate promotes it</h2>"
          + "<p>There are enough decisions, they support what it would do, and the whole interval of its gain is above the margin.</p></div>");
      case Ruling.Refuse(var shortfalls) -> {
        page.raw("<div class=\"ruling bad\"><h2 id=\"gate\">The gate refuses it</h2><ul>");
        shortfalls.forEach(each -> page.put("<li>%s. <strong>To pass:</strong> %s.</li>", capital(each.says()), each.remedy()));
        page.raw("</ul></div>");
      }
    }
    page.raw("</section>");
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
  }

  private void estimates(Summary summary) {
    var all = Named.all(summary);
    var gain = new Named("target − logged", summary.actions().difference());
    open("estimates", "What it would earn");
    page.raw(Plots.estimates("values", "Value of the target by each estimator", all, summary.logged().value(), "reward a decision; the line is what was logged"))
        .raw(Plots.estimates("gain", "Gain of the target", List.of(gain), summary.terms().margin(), "reward a decision; the line is what has to be surpassed"));
    var rows = new ArrayList<List<String>>();
    all.forEach(named -> rows.add(row(named.name(), named.estimate())));
    rows.add(row(gain.name(), gain.estimate()));
    close("Estimates, in reward a decision", List.of("", "estimate", interval(summary)), rows);
  }

  private static String interval(Summary summary) {
    return Figures.shortest(100 * (1 - summary.terms().alpha())) + "% interval, valid at any time";
  }

  private static List<String> row(String name, Estimate estimate) {
    return List.of(name, Figures.value(estimate.value()),
        estimate.whyNone() == null ? Figures.interval(estimate.interval()) : "none: " + estimate.whyNone());
  }

  private void beside(Judgement judgement) {
    var beside = judgement.beside();
    if (beside == null) {
      return;
    }
    var more = new Named("target − baseline", beside.difference());
    open("own", "What each earned with decisions of its own");
    page.raw("<p>No weights: each is judged by what it did itself, for users of its own. The difference counts as sure where its whole"
            + " interval lies on one side of 0. It is one between users too: where they are few, it may be theirs and not the policies'.</p>")
        .raw(Plots.estimates("own-values", "What each earned with decisions of its own",
            List.of(new Named(judgement.target(), beside.target().mean()), new Named(judgement.baseline(), beside.baseline().mean()), more),
            0, "reward a decision; the line is 0"));
    close("Own decisions, in reward a decision", List.of("", "decisions", "users, about", "earned", "its interval"), List.of(
        own(judgement.target(), beside.target()), own(judgement.baseline(), beside.baseline()),
        List.of(more.name(), "", "", Figures.value(more.estimate().value()), Figures.interval(more.estimate().interval()))));
  }

  private static List<String> own(String who, Earned earned) {
    return List.of(who, Figures.count(earned.decisions()), Figures.count(earned.users()), Figures.value(earned.mean().value()),
        Figures.interval(earned.mean().interval()));
  }

  private void support(Judgement judgement) {
    var summary = judgement.summary();
    var support = summary.actions().support();
    open("support", "What the log supports");
    var rows = new ArrayList<>(List.of(
        List.of("decisions", Figures.count(summary.decisions()), ""),
        List.of("effective sample size", Figures.count(support.effectiveSampleSize()), "decisions of the target's own that would tell as much"),
        List.of("largest weight", Figures.value(support.largestWeight()), Figures.percent(support.largestShare()) + " of the whole weight"),
        List.of("mean weight", Figures.value(support.meanWeight()), "1 in expectation; standard error " + Figures.value(support.meanWeightError())),
        List.of("unsupported", Figures.percent(support.unsupported()), "of what the target does, the log never does"),
        List.of("rewards", Figures.shortest(summary.terms().rewards().min()) + " to " + Figures.shortest(summary.terms().rewards().max()), "taken to lie within, which the intervals rely on")));
    if (judgement.reading() != null) {
      reading(judgement.reading(), judgement.ofLedger(), rows);
    }
    close("Support", List.of("", "number", "meaning"), rows);
  }

  private static void reading(Reading reading, boolean ledger, List<List<String>> rows) {
    if (!ledger) {
      rows.add(List.of("malformed lines", Figures.count(reading.malformed()), "of " + Figures.count(reading.lines()) + " lines, left out"));
    }
    reading.without().forEach((why, count) ->
        rows.add(List.of(ledger ? "other decisions" : "other lines", Figures.count(count), "left out: " + why)));
  }

  private void overTime(Summary summary) {
    var looks = summary.looks();
    if (looks.isEmpty()) {
      return;
    }
    open("time", "As decisions came in");
    page.raw(Plots.overTime(looks, summary.terms().margin()));
    close("Gain after so many decisions", List.of("decisions", "last decided at", "target − logged", interval(summary)),
        some(looks).stream().map(look -> List.of(
            Figures.count(look.decisions()), look.at() == null ? "–" : look.at().truncatedTo(ChronoUnit.SECONDS).toString(),
            Figures.value(look.difference().value()), Figures.interval(look.difference().interval()))).toList());
  }

  private static List<Look> some(List<Look> looks) {
    int step = Math.ceilDiv(looks.size(), MOST_LOOKS);
    return IntStream.range(0, looks.size()).filter(i -> (looks.size() - 1 - i) % step == 0).mapToObj(looks::get).toList();
  }

  private void weights(Summary summary) {
    if (summary.decisions() == 0) {
      return;
    }
    var bars = used(summary.weights());
    open("weight", "Weights");
    page.raw(Plots.weights(bars, summary.decisions()))
        .raw("<p class=\"legend\"><span class=\"key\"></span> share of decisions <span class=\"key second\"></span> share of the whole weight</p>");
    close("Weights: how many times as likely the target is to do what was done", List.of("weight, up to", "decisions", "share of decisions", "share of the whole weight"),
        bars.stream().map(bar -> List.of(Plots.upTo(bar), Figures.count(bar.decisions()),
            Figures.percent((double) bar.decisions() / summary.decisions()), Figures.percent(bar.share()))).toList());
  }

  /** Without the empty ones at both ends. */
  private static List<WeightBar> used(List<WeightBar> bars) {
    var filled = IntStream.range(0, bars.size()).filter(i -> bars.get(i).decisions() > 0).summaryStatistics();
    return bars.subList(filled.getMin(), filled.getMax() + 1);
  }

  /** @param shown what of each is drawn */
  private <K> void slices(
      String id, String title, Map<K, Slice> slices, Function<K, String> name, Function<Slice, Estimate> shown, String unit) {
    if (slices.isEmpty()) {
      return;
    }
    open(id, title);
    var rows = slices.entrySet();
    page.raw(Plots.estimates(id + "-plot", title + ": " + unit,
        rows.stream().map(row -> new Named(name.apply(row.getKey()), shown.apply(row.getValue()))).toList(), 0, unit));
    boolean gains = slices.values().stream().anyMatch(slice -> slice.difference().interval() != null);
    var heads = new ArrayList<>(List.of(
        "", "decisions", "earned as logged", "its interval", "value of the target (SNIPS)", "times as often by the target", "gain"));
    if (gains) {
      heads.add("its interval");
    }
    close(title, heads, rows.stream().map(row -> cells(name.apply(row.getKey()), row.getValue()).subList(0, heads.size())).toList());
  }

  private static List<String> cells(String name, Slice slice) {
    return List.of(name, Figures.count(slice.decisions()), Figures.value(slice.logged().value()), Figures.interval(slice.logged().interval()),
        Figures.value(slice.value()), Figures.value(slice.meanWeight()), Figures.value(slice.difference().value()),
        Figures.interval(slice.difference().interval()));
  }

  private void open(String id, String title) {
    page.put("<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>", id, id, title);
  }

  private void close(String caption, List<String> heads, List<List<String>> rows) {
    page.table(caption, heads, rows).raw("</section>");
  }
}
