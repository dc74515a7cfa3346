package oo.recommender.application;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.Tips;
import oo.recommender.domain.TipKind;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Reads the tips so far. */
public final class TipQueries {

  private final Tips tips;
  private final InstantSource clock;

  public TipQueries(Tips tips, InstantSource clock) {
    this.tips = tips;
    this.clock = clock;
  }

  /** Null when there is no such tip, or it is another user's. */
  public @Nullable TipView find(UserId user, UUID id) {
    var tip = tips.find(user, id);
    return tip == null ? null : TipView.of(tip, clock.instant());
  }

  /**
   * Newest first.
   *
   * @param before the last tip of the page before; null for the first page
   */
  public Page list(UserId user, @Nullable TipKind kind, @Nullable UUID before, int limit) {
    var now = clock.instant();
    var found = tips.newest(user, kind, before, limit + 1);
    var items = found.stream().limit(limit).map(tip -> TipView.of(tip, now)).toList();
    return new Page(items, found.size() > limit ? items.getLast().id() : null);
  }

  /** @param next to be given as {@code before}; null on the last page */
  public record Page(List<TipView> items, @Nullable UUID next) {}
}
