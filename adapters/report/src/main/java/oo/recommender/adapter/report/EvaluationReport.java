package oo.recommender.adapter.report;

import java.time.Instant;
import oo.recommender.application.Judgement;

/** One evaluation in each form that it is told in. */
public final class EvaluationReport {

  private final Judgement judgement;

  public EvaluationReport(Judgement judgement) {
    this.judgement = judgement;
  }

  /** For a terminal. */
  public String text() {
    return TextReport.of(judgement);
  }

  /** Every figure, as contracts/logs/evaluation.schema.json says. */
  public String json() {
    return JsonReport.of(judgement);
  }

  /** A whole page in HTML that fetches nothing. @param made when this is */
  public String html(Instant made) {
    return HtmlReport.of(judgement, made);
  }
}
