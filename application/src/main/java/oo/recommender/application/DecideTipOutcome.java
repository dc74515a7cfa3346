package oo.recommender.application;

import oo.recommender.application.port.Decisions;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.SilenceText;

/** What becomes of asking for a tip. */
public sealed interface DecideTipOutcome {

  /**
   * @param replayed the answer to an earlier request with the same key, as it was then
   * @param reopened the tip was offered before and still waits for its answer
   */
  record Offered(TipView tip, boolean replayed, boolean reopened) implements DecideTipOutcome {}

  record Silent(SilenceView silence, boolean replayed) implements DecideTipOutcome {}

  /** The key was used for another request. */
  record KeyReused() implements DecideTipOutcome {}

  /** A request with the same key is being served; ask again in a moment. */
  record InFlight() implements DecideTipOutcome {}

  /** Too many requests of one user at once; ask again in a moment. */
  record Contended() implements DecideTipOutcome {}

  static DecideTipOutcome of(DecisionRecord record) {
    return of(record, false, false);
  }

  /** A key that was bound after the decision stands for giving its tip again. */
  static DecideTipOutcome again(Decisions.Outcome.AnsweredBefore before) {
    return of(before.record(), true, before.since().isAfter(before.record().at()));
  }

  private static DecideTipOutcome of(DecisionRecord record, boolean replayed, boolean reopened) {
    return switch (record.answer()) {
      case Answer.Offered offered ->
          new Offered(TipView.of(record.tip(offered), record.at()), replayed, reopened);
      case Answer.Silence silence -> new Silent(
          new SilenceView(
              record.id(), silence.reason(), SilenceText.of(silence, record.context().zone()), silence.until()),
          replayed);
    };
  }
}
