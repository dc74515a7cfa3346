package oo.recommender.adapter.postgres;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.KindEffects;
import oo.recommender.domain.state.KindHistory;

/** A decision's context within its document. Moments after it are told from the moment of the decision. */
final class ContextPart {

  private static final int FIRST_FORMAT = 1;

  private ContextPart() {}

  static void write(DocumentWriter document, DecisionContext context) {
    document.since(Instant.EPOCH).instant(context.at()).since(context.at());
    document.constant(Code.TRIGGER, context.trigger()).text(context.zone().getId())
        .signed(context.offset().getTotalSeconds()).instant(context.dayEndsAt()).instant(context.quietUntil())
        .instant(context.busyUntil()).instant(context.nextBusyAt()).flag(context.calendarKnown())
        .bits(context.dayLoad()).instant(context.lastTipAt()).signed(context.tipsToday()).signed(context.dailyCap())
        .instant(context.cooldownUntil()).instant(context.openTipUntil()).flag(context.pushConsent());
    document.number(context.kinds().dose()).each(context.kinds().counts().entrySet(), entry -> {
      document.constant(Code.KIND, entry.getKey());
      counts(document, entry.getValue());
    });
    document.single(context.loadSoFar()).single(context.loadToCome()).constant(Code.DEVICE, context.device())
        .flag(context.calendarConsent());
    document.each(context.effects().effects().entrySet(), entry -> document.constant(Code.KIND, entry.getKey())
        .single(entry.getValue().mean()).single(entry.getValue().variance()));
  }

  private static void counts(DocumentWriter document, KindHistory.Counts counts) {
    var decayed = counts.decayed();
    document.number(counts.offered()).number(counts.done()).number(counts.dismissed()).number(decayed.offered())
        .number(decayed.done()).number(decayed.snoozed()).number(decayed.dismissed()).instant(counts.lastOfferedAt());
  }

  static DecisionContext read(DocumentReader document) {
    var at = document.since(Instant.EPOCH).instant();
    document.since(at);
    var trigger = document.constant(Code.TRIGGER);
    var zone = ZoneId.of(document.text());
    var offset = ZoneOffset.ofTotalSeconds(document.signedInt());
    var dayEndsAt = document.instant();
    var quietUntil = document.instantOrNull();
    var busyUntil = document.instantOrNull();
    var nextBusyAt = document.instantOrNull();
    boolean calendarKnown = document.flag();
    double dayLoad = document.real();
    var lastTipAt = document.instantOrNull();
    int tipsToday = document.signedInt();
    int dailyCap = document.signedInt();
    var cooldownUntil = document.instantOrNull();
    var openTipUntil = document.instantOrNull();
    boolean pushConsent = document.flag();
    if (document.format() == FIRST_FORMAT) {
      return new DecisionContext(
          at, trigger, zone, offset, dayEndsAt, quietUntil, busyUntil, nextBusyAt, calendarKnown, dayLoad, lastTipAt,
          tipsToday, dailyCap, cooldownUntil, openTipUntil, pushConsent, firstKinds(document));
    }
    return new DecisionContext(
        at, trigger, zone, offset, dayEndsAt, quietUntil, busyUntil, nextBusyAt, calendarKnown, dayLoad, lastTipAt,
        tipsToday, dailyCap, cooldownUntil, openTipUntil, pushConsent, kinds(document), document.single(),
        document.single(), document.constant(Code.DEVICE), document.flag(), effects(document));
  }

  private static KindHistory firstKinds(DocumentReader document) {
    var counts = new EnumMap<TipKind, KindHistory.Counts>(TipKind.class);
    for (int left = document.count(); left > 0; left--) {
      counts.put(document.constant(Code.KIND),
          new KindHistory.Counts(document.signedInt(), document.signedInt(), document.signedInt()));
    }
    return new KindHistory(counts);
  }

  private static KindHistory kinds(DocumentReader document) {
    int dose = document.count();
    var counts = new EnumMap<TipKind, KindHistory.Counts>(TipKind.class);
    for (int left = document.count(); left > 0; left--) {
      counts.put(document.constant(Code.KIND), counts(document));
    }
    return new KindHistory(counts, dose);
  }

  private static KindHistory.Counts counts(DocumentReader document) {
    return new KindHistory.Counts(
        document.count(), document.count(), document.count(),
        new KindHistory.Decayed(document.count(), document.count(), document.count(), document.count()),
        document.instantOrNull());
  }

  private static KindEffects effects(DocumentReader document) {
    var effects = new EnumMap<TipKind, KindEffects.Effect>(TipKind.class);
    for (int left = document.count(); left > 0; left--) {
      effects.put(document.constant(Code.KIND), new KindEffects.Effect(document.single(), document.single()));
    }
    return new KindEffects(effects);
  }
}
