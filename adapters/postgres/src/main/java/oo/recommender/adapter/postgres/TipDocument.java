package oo.recommender.adapter.postgres;

import java.time.Instant;
import oo.recommender.domain.Reason;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.tip.TipContent;

/** A tip's words, and the end of its time, as bytes. */
record TipDocument(TipContent content, Instant expiresAt) {

  private static final int FORMAT = 1;
  private static final int NO_ACTION = 0;
  private static final int TIMER = 1;
  private static final int OPEN_SOURCE = 2;

  byte[] write(Instant offeredAt) {
    var document = new DocumentWriter(FORMAT, offeredAt);
    document.instant(expiresAt).text(content.ref()).constant(Code.KIND, content.kind()).text(content.title())
        .text(content.body()).duration(content.effort());
    switch (content.action()) {
      case TipAction.None _ -> document.raw(NO_ACTION);
      case TipAction.Timer(var length) -> document.raw(TIMER).duration(length);
      case TipAction.OpenSource(var ref) -> document.raw(OPEN_SOURCE).text(ref);
    }
    document.each(content.why(), reason -> document.constant(Code.REASON, reason.code()).text(reason.sentence()));
    return document.document();
  }

  static TipDocument read(byte[] bytes, Instant offeredAt) {
    var document = new DocumentReader("a tip", bytes, FORMAT, offeredAt);
    var expiresAt = document.instant();
    var content = new TipContent(
        document.text(), document.constant(Code.KIND), document.text(), document.text(), document.duration(),
        action(document), document.each(() -> new Reason(document.constant(Code.REASON), document.text())));
    return new TipDocument(content, expiresAt);
  }

  private static TipAction action(DocumentReader document) {
    int which = document.raw();
    return switch (which) {
      case NO_ACTION -> new TipAction.None();
      case TIMER -> new TipAction.Timer(document.duration());
      case OPEN_SOURCE -> new TipAction.OpenSource(document.text());
      default -> throw new IllegalStateException("no action has the number " + which);
    };
  }
}
