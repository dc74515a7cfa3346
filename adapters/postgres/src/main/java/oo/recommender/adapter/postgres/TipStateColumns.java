package oo.recommender.adapter.postgres;

import java.time.Instant;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.TipState;
import org.jspecify.annotations.Nullable;

/** A tip's state as the four columns that tip and feedback have for it. */
record TipStateColumns(String state, @Nullable Instant at, @Nullable Instant until, @Nullable String detail) {

  private static final String LATE = "late";
  private static final String SEEN = "seen";

  static TipStateColumns of(TipState state) {
    var name = state.wireName();
    return switch (state) {
      case TipState.Offered _ -> new TipStateColumns(name, null, null, null);
      case TipState.Seen(var at) -> new TipStateColumns(name, at, null, null);
      case TipState.Snoozed(var at, var until) -> new TipStateColumns(name, at, until, null);
      case TipState.Done(var at, var late) -> new TipStateColumns(name, at, null, late ? LATE : null);
      case TipState.Dismissed(var at, var reason) -> new TipStateColumns(name, at, null, reason.wireName());
      case TipState.Skipped(var at) -> new TipStateColumns(name, at, null, null);
      case TipState.Expired(var seen) -> new TipStateColumns(name, null, null, seen ? SEEN : null);
    };
  }

  TipState read() {
    return switch (state) {
      case "offered" -> new TipState.Offered();
      case "seen" -> new TipState.Seen(at);
      case "snoozed" -> new TipState.Snoozed(at, until);
      case "done" -> new TipState.Done(at, LATE.equals(detail));
      case "dismissed" -> new TipState.Dismissed(at, Dismissal.ofWireName(detail));
      case "skipped" -> new TipState.Skipped(at);
      case "expired" -> new TipState.Expired(SEEN.equals(detail));
      default -> throw new IllegalStateException("no tip is " + state);
    };
  }
}
