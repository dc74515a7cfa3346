package oo.recommender.domain.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks for what takes a policy back. Pure. */
public final class Watch {

  private Watch() {}

  /** Why a policy is to be taken back, in words with the figures that were judged. */
  public record Alarm(Kind kind, String text) {}

  /** What went wrong. */
  public enum Kind { FAILURES, SLOW, ENTROPY, WORTH }

  /** @param baseline what decides for the others at the same time; {@link Figures#NONE} when there is nothing */
  public static List<Alarm> look(WatchRules rules, Figures candidate, Figures baseline) {
    var alarms = new ArrayList<Alarm>();
    add(alarms, failures(rules, candidate, baseline));
    if (candidate.decisions() >= rules.leastDecisions()) {
      add(alarms, slow(rules, candidate, baseline));
    }
    if (candidate.spread() >= rules.leastDecisions() && candidate.meanEntropy() < rules.leastEntropy()) {
      alarms.add(alarm(Kind.ENTROPY, "the entropy of its choices fell to %.3f of the highest possible, below %.3f, over %d decisions",
          candidate.meanEntropy(), rules.leastEntropy(), candidate.spread()));
    }
    return List.copyOf(alarms);
  }

  private static @Nullable Alarm failures(WatchRules rules, Figures candidate, Figures baseline) {
    double share = candidate.failureShare();
    boolean risen = candidate.failures() >= rules.leastFailures() && share > rules.mostFailures()
        && share > rules.worse() * baseline.failureShare();
    return risen ? alarm(Kind.FAILURES, "%d of %d decisions failed, %.2f%% against %.2f%% of the baseline, above %.2f%%",
        candidate.failures(), candidate.decisions(), 100 * share, 100 * baseline.failureShare(), 100 * rules.mostFailures()) : null;
  }

  private static @Nullable Alarm slow(WatchRules rules, Figures candidate, Figures baseline) {
    double share = candidate.slowShare();
    boolean risen = candidate.slow() >= rules.leastFailures() && share > rules.mostSlow() && share > rules.worse() * baseline.slowShare();
    return risen ? alarm(Kind.SLOW, "%d of %d decisions took longer than %.0f ms, %.2f%% against %.2f%% of the baseline, above %.2f%%",
        candidate.slow(), candidate.decisions(), rules.slow(), 100 * share, 100 * baseline.slowShare(), 100 * rules.mostSlow()) : null;
  }

  private static void add(List<Alarm> alarms, @Nullable Alarm alarm) {
    if (alarm != null) {
      alarms.add(alarm);
    }
  }

  private static Alarm alarm(Kind kind, String text, Object... figures) {
    return new Alarm(kind, String.format(Locale.ROOT, text, figures));
  }
}
