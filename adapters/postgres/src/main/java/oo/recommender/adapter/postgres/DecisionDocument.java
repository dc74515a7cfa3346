package oo.recommender.adapter.postgres;

import java.time.Instant;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Availability;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.policy.CandidateScores;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Pick;
import org.jspecify.annotations.Nullable;

/**
 * What of a decision is in no column of its own: the context, the candidates and every probability, as bytes.
 *
 * @param drawn null where nothing was drawn
 * @param silence null where a tip was offered
 */
record DecisionDocument(
    DecisionContext context, Availability availability, CandidateSet candidates, @Nullable Drawn drawn,
    Answer.@Nullable Silence silence) {

  private static final int OLDEST_FORMAT = 1;
  private static final int FORMAT = 3;

  /** What follows where something was drawn, or nothing was. */
  private static final int NOTHING = 0;
  private static final int A_DRAW = 1;
  private static final int A_DRAW_AND_SCORES = 2;

  record Drawn(Distribution distribution, Pick pick, @Nullable CandidateScores scores) {}

  static DecisionDocument of(DecisionRecord record) {
    var draw = record.draw();
    return new DecisionDocument(
        record.context(), record.availability(), record.candidates(),
        draw == null ? null : new Drawn(draw.distribution(), draw.pick(), draw.scores()),
        record.answer() instanceof Answer.Silence silence ? silence : null);
  }

  /** @param terms give numbers to the advice among the candidates */
  byte[] write(Terms terms) {
    var document = new DocumentWriter(FORMAT, Instant.EPOCH);
    ContextPart.write(document, context);
    switch (availability) {
      case Availability.Available _ -> document.flag(true);
      case Availability.Unavailable(var reason, var until) ->
          document.flag(false).constant(Code.SILENCE, reason).instant(until);
    }
    CandidatesPart.write(document, candidates, terms);
    document.raw(drawn == null ? NOTHING : drawn.scores() == null ? A_DRAW : A_DRAW_AND_SCORES);
    if (drawn != null) {
      DistributionPart.write(document, drawn.distribution());
      document.signed(drawn.pick().candidate());
      if (drawn.scores() != null) {
        ScoresPart.write(document, drawn.scores());
      }
    }
    document.flag(silence != null);
    if (silence != null) {
      document.constant(Code.SILENCE, silence.reason()).instant(silence.until());
    }
    return document.document();
  }

  static DecisionDocument read(byte[] bytes, Terms terms) {
    var document = new DocumentReader("a decision", bytes, OLDEST_FORMAT, FORMAT, Instant.EPOCH);
    var context = ContextPart.read(document);
    var availability = document.flag()
        ? new Availability.Available()
        : new Availability.Unavailable(document.constant(Code.SILENCE), document.instantOrNull());
    var candidates = CandidatesPart.read(document, terms);
    int follows = document.raw();
    var drawn = follows == NOTHING ? null : new Drawn(
        DistributionPart.read(document, candidates), new Pick(document.signedInt()),
        follows == A_DRAW_AND_SCORES ? ScoresPart.read(document, candidates) : null);
    var silence = document.flag()
        ? new Answer.Silence(document.constant(Code.SILENCE), document.instantOrNull())
        : null;
    return new DecisionDocument(context, availability, candidates, drawn, silence);
  }
}
