package oo.recommender.domain.tip;

import java.time.Duration;
import java.util.List;
import oo.recommender.domain.Reason;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;

/**
 * What the user reads.
 *
 * @param ref see {@link Ref}
 * @param why the weightiest reason first
 */
public record TipContent(
    String ref, TipKind kind, String title, String body, Duration effort, TipAction action, List<Reason> why) {

  public TipContent {
    why = List.copyOf(why);
  }
}
