package oo.simulation.report;

import java.util.Locale;

/** How the champion stands against the best of the others: by regret, but never by more tips that nobody wants. */
public sealed interface Verdict {

  Interval ratio();

  /** @param surely whether the whole interval lies below 1 */
  record Wins(Interval ratio, String rival, boolean surely) implements Verdict {}

  record Loses(Interval ratio, String rival) implements Verdict {}

  /** Whatever its regret: it sends more than a tenth more tips than the best rival, and more of what is seen is waved away. */
  record Floods(Interval ratio, String rival, double tips, double rivalTips, double dismissed, double rivalDismissed)
      implements Verdict {}

  default boolean isWon() {
    return this instanceof Wins;
  }

  default String words(String champion) {
    String of = String.format(Locale.ROOT, "regret of %s / that of the best of the others on the same seed: %.3f", champion, ratio().mean())
        + (ratio().isKnown() ? String.format(Locale.ROOT, " (95%%: %.3f to %.3f)", ratio().lower(), ratio().upper()) : " (one seed: no interval)");
    return switch (this) {
      case Wins(_, var rival, var surely) -> of + (surely ? "; below 1" : "; below 1 on average, but not surely")
          + "; the best of the others is " + rival;
      case Loses(_, var rival) -> of + "; not below 1; the best of the others is " + rival;
      case Floods floods -> of + String.format(Locale.ROOT, "; but it floods: %.1f tips per user and week against %.1f of %s, and %.1f%% waved away against %.1f%%",
          floods.tips(), floods.rivalTips(), floods.rival(), 100 * floods.dismissed(), 100 * floods.rivalDismissed());
    };
  }
}
