package oo.recommender.adapter.postgres;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.state.KindHistory;

/** A decision's context within its document. Moments after it are told from the moment of the decision. */
final class ContextPart {

  private ContextPart() {}

  static void write(DocumentWriter document, DecisionContext context) {
    document.since(Instant.EPOCH).instant(context.at()).since(context.at());
    document.constant(Code.TRIGGER, context.trigger()).text(context.zone().getId())
        .signed(context.offset().getTotalSeconds()).instant(context.dayEndsAt()).instant(context.quietUntil())
        .instant(context.busyUntil()).instant(context.nextBusyAt()).flag(context.calendarKnown())
        .bits(context.dayLoad()).instant(context.lastTipAt()).signed(context.tipsToday()).signed(context.dailyCap())
        .instant(context.cooldownUntil()).instant(context.openTipUntil()).flag(context.pushConsent());
    document.each(context.kinds().counts().entrySet(), entry -> document.constant(Code.KIND, entry.getKey())
        .signed(entry.getValue().offered()).signed(entry.getValue().done()).signed(entry.getValue().dismissed()));
  }

  static DecisionContext read(DocumentReader document) {
    var at = document.since(Instant.EPOCH).instant();
    document.since(at);
    return new DecisionContext(
        at, document.constant(Code.TRIGGER), ZoneId.of(document.text()),
        ZoneOffset.ofTotalSeconds(document.signedInt()), document.instant(), document.instantOrNull(),
        document.instantOrNull(), document.instantOrNull(), document.flag(), document.real(), document.instantOrNull(),
        document.signedInt(), document.signedInt(), document.instantOrNull(), document.instantOrNull(),
        document.flag(), kinds(document));
  }

  private static KindHistory kinds(DocumentReader document) {
    var counts = new EnumMap<TipKind, KindHistory.Counts>(TipKind.class);
    for (int left = document.count(); left > 0; left--) {
      counts.put(document.constant(Code.KIND),
          new KindHistory.Counts(document.signedInt(), document.signedInt(), document.signedInt()));
    }
    return new KindHistory(counts);
  }
}
