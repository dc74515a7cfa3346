package oo.recommender.domain.decision;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.Reason;
import oo.recommender.domain.Reason.Code;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Pick;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.tip.Ref;

/** The reasons for what was chosen, from the logged factors alone, the weightiest first. */
final class Why {

  static final int MOST = 4;

  private static final int DUE_SOON_MINUTES = 72 * 60;
  private static final int LIKED_AFTER = 3;

  private final Candidate candidate;
  private final DecisionContext context;
  private final List<Reason> reasons = new ArrayList<>();

  private Why(Candidate candidate, DecisionContext context) {
    this.candidate = candidate;
    this.context = context;
  }

  static List<Reason> of(DecisionContext context, Distribution distribution, Pick pick) {
    var why = new Why(distribution.candidates().get(pick.candidate()), context);
    why.comesBack();
    why.beforeEvent();
    why.dueSoon();
    why.fitsFreeTime();
    why.timeOfDay();
    why.dayLoad();
    why.likedKind();
    why.notShownLately();
    var most = why.reasons.size() > MOST ? new ArrayList<>(why.reasons.subList(0, MOST)) : why.reasons;
    if (anotherWasLikelier(distribution, pick)) {
      most.add(new Reason(Code.EXPLORATION,
          "Another tip looked likelier; now and then oO tries something else, to learn what helps you."));
    }
    return List.copyOf(most);
  }

  private void comesBack() {
    if (candidate.comesBack()) {
      add(Code.SNOOZE_ENDED, "You asked to be told again at this time.");
    }
  }

  private void beforeEvent() {
    if (candidate.startsAt() != null) {
      add(Code.BEFORE_EVENT, "It begins in " + span(context.minutesUntil(candidate.startsAt())) + ".");
    }
  }

  private void dueSoon() {
    if (candidate.due() == null) {
      return;
    }
    int minutes = context.minutesUntil(candidate.due());
    if (minutes < 0) {
      add(Code.DUE_SOON, "It has been due for " + span(-minutes) + ".");
    } else if (minutes <= DUE_SOON_MINUTES) {
      add(Code.DUE_SOON, "It is due in " + span(minutes) + ".");
    }
  }

  private void fitsFreeTime() {
    int free = context.freeMinutes();
    if (free <= MomentFacts.LONGEST_GAP.toMinutes() && candidate.effortMinutes() <= free) {
      add(Code.FITS_FREE_TIME, "It takes " + span(candidate.effortMinutes()) + " of the " + span(free)
          + " that are free.");
    }
  }

  private void timeOfDay() {
    var local = context.local();
    boolean suits = RulesPolicy.suits(candidate.kind(), local.getHour() + local.getMinute() / 60.0);
    if (Ref.isAdvice(candidate.ref()) || suits) {
      add(Code.TIME_OF_DAY, "It suits the time of day, %02d:%02d.".formatted(local.getHour(), local.getMinute()));
    }
  }

  private void dayLoad() {
    if (Ref.isAdvice(candidate.ref()) && context.load() != DayLoad.NORMAL) {
      add(Code.DAY_LOAD, "Your day is " + Math.round(context.dayLoad() * 100) + "% taken.");
    }
  }

  private void likedKind() {
    var history = context.kinds().of(candidate.kind());
    if (history.offered() >= LIKED_AFTER && history.done() * 2 >= history.offered()) {
      add(Code.LIKED_KIND, "You did " + history.done() + " of the last " + history.offered() + " tips of this kind.");
    }
  }

  private void notShownLately() {
    if (candidate.lastShownAt() == null) {
      add(Code.NOT_SHOWN_LATELY, "You have not been told so lately.");
    } else {
      int minutes = -context.minutesUntil(candidate.lastShownAt());
      add(Code.NOT_SHOWN_LATELY, "You were last told so " + span(minutes) + " ago.");
    }
  }

  private void add(Code code, String sentence) {
    reasons.add(new Reason(code, sentence));
  }

  private static boolean anotherWasLikelier(Distribution distribution, Pick pick) {
    double chosen = distribution.propensity(pick);
    for (int i = 0; i < distribution.candidates().size(); i++) {
      if (distribution.propensity(i) > chosen) {
        return true;
      }
    }
    return false;
  }

  private static String span(int minutes) {
    if (minutes < 120) {
      return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
    return minutes < 48 * 60 ? Math.round(minutes / 60.0) + " hours" : Math.round(minutes / 1440.0) + " days";
  }
}
