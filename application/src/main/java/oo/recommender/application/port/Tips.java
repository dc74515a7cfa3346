package oo.recommender.application.port;

import java.util.List;
import java.util.UUID;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.tip.Tip;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Tips that were offered, in the state that they are in. */
public interface Tips {

  /** Null when there is none, or it is another user's. */
  @Nullable Tip find(UserId user, UUID tip);

  /**
   * Newest first.
   *
   * @param kind only of this kind; null for all
   * @param before only tips older than this one; null for the newest
   */
  List<Tip> newest(UserId user, @Nullable TipKind kind, @Nullable UUID before, int limit);
}
