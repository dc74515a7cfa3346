package oo.recommender.adapter.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import oo.recommender.domain.tip.Memory;
import oo.recommender.domain.tip.OpenTip;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;

/** A user's tips as bytes, without their version. */
final class UserTipsDocument {

  private static final int FORMAT = 1;

  private UserTipsDocument() {}

  static byte[] write(UserTips tips) {
    // Moments lie around the last tip, and are short when told from there.
    var document = new DocumentWriter(FORMAT, Instant.EPOCH).instant(tips.lastTipAt());
    document.since(tips.lastTipAt() == null ? Instant.EPOCH : tips.lastTipAt());
    open(document, tips.open());
    document.flag(tips.day() != null);
    if (tips.day() != null) {
      document.signed(tips.day().toEpochDay());
    }
    document.number(tips.tipsThatDay()).instant(tips.lastPushAt());
    document.each(tips.never().stream().sorted().toList(), document::text);
    for (var memory : new Memory[] {tips.snoozes(), tips.rests(), tips.shown(), tips.done()}) {
      document.each(memory.moments().entrySet(), entry -> document.text(entry.getKey()).instant(entry.getValue()));
    }
    return document.document();
  }

  private static void open(DocumentWriter document, @Nullable OpenTip open) {
    document.flag(open != null);
    if (open != null) {
      document.id(open.id()).text(open.ref()).instant(open.expiresAt());
    }
  }

  static UserTips read(byte[] bytes, long version) {
    var document = new DocumentReader("a user's tips", bytes, FORMAT, Instant.EPOCH);
    var lastTipAt = document.instantOrNull();
    document.since(lastTipAt == null ? Instant.EPOCH : lastTipAt);
    return new UserTips(
        version, document.flag() ? new OpenTip(document.id(), document.text(), document.instant()) : null,
        document.flag() ? LocalDate.ofEpochDay(document.signed()) : null, document.count(), lastTipAt,
        document.instantOrNull(), Set.copyOf(document.each(document::text)), memory(document), memory(document),
        memory(document), memory(document));
  }

  private static Memory memory(DocumentReader document) {
    Map<String, Instant> moments = new HashMap<>();
    for (int left = document.count(); left > 0; left--) {
      moments.put(document.text(), document.instant());
    }
    return new Memory(moments);
  }
}
