package oo.recommender.domain.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.tip.Ref;

/** The user's own tasks that can be worked on now. */
final class TaskOffers implements OfferSource {

  /** Of a longer list only the most pressing are candidates, so that each keeps a share worth speaking of. */
  static final int MOST = 40;

  private static final int USUAL_EFFORT_MINUTES = 25;
  private static final int LEAST_FREE_MINUTES = 10;
  private static final int LONGEST_EFFORT_MINUTES = 240;

  private static final TextTemplate FINISH = TextTemplate.parse("Finish “{subject}”");
  private static final TextTemplate MAKE_A_START = TextTemplate.parse("Make a start on “{subject}”");
  private static final TextTemplate FINISH_IN_GAP =
      TextTemplate.parse("{free_minutes} free minutes before your {next_event_at}: finish “{subject}”.");
  private static final TextTemplate START_IN_GAP = TextTemplate.parse(
      "{free_minutes} free minutes before your {next_event_at}: open “{subject}” and do its first step.");
  private static final TextTemplate FINISH_BY_DUE =
      TextTemplate.parse("“{subject}” {due}: give it your time until {until}, and tick it off.");
  private static final TextTemplate FINISH_SOMETIME =
      TextTemplate.parse("Nothing is in the way until {until}: finish “{subject}”.");

  private static final Comparator<Candidate> PRESSING_FIRST =
      Comparator.comparing(Candidate::comesBack).reversed()
          .thenComparing(Candidate::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(candidate -> candidate.priority() == 0 ? 10 : candidate.priority())
          .thenComparing(Candidate::ref);

  @Override
  public List<Offer> at(Moment moment) {
    var offers = new ArrayList<Offer>();
    if (moment.context().freeMinutes() >= LEAST_FREE_MINUTES) {
      for (var task : moment.agenda().tasks()) {
        if (task.startsAt() == null || !task.startsAt().isAfter(moment.at())) {
          var offer = offer(task, moment);
          if (Eligibility.eligible(offer, moment)) {
            offers.add(offer);
          }
        }
      }
    }
    offers.sort(Comparator.comparing(Offer::candidate, PRESSING_FIRST));
    return offers.size() > MOST ? offers.subList(0, MOST) : offers;
  }

  private static Offer offer(OpenTask task, Moment moment) {
    var ref = Ref.ofTask(task.id());
    boolean fits = effortMinutes(task) <= moment.context().freeMinutes();
    // Of a task that does not fit, the first step is offered, and that takes no longer than there is.
    int effort = fits ? effortMinutes(task) : moment.context().freeMinutes();
    var candidate = moment.candidate(ref, TipKind.TASK, effort, task.due(), null, task.priority(), true, task.createdAt());
    return new Offer(candidate, text(task, ref, fits, moment));
  }

  private static int effortMinutes(OpenTask task) {
    var estimate = task.estimate();
    if (estimate == null || estimate.isNegative() || estimate.isZero()) {
      return USUAL_EFFORT_MINUTES;
    }
    return Math.clamp(estimate.toMinutes(), 1, LONGEST_EFFORT_MINUTES);
  }

  private static CandidateText text(OpenTask task, String ref, boolean fits, Moment moment) {
    var own = new EnumMap<Placeholder, String>(Placeholder.class);
    own.put(Placeholder.SUBJECT, CandidateText.subject(task.title()));
    if (task.due() != null) {
      own.put(Placeholder.DUE, DueWords.of(task.due(), moment.context()));
    }
    return new CandidateText(fits ? FINISH : MAKE_A_START, body(own, fits, moment), own, new TipAction.OpenSource(ref));
  }

  private static TextTemplate body(Map<Placeholder, String> own, boolean fits, Moment moment) {
    boolean knownGap = moment.facts().containsKey(Placeholder.NEXT_EVENT_AT)
        && moment.facts().containsKey(Placeholder.FREE_MINUTES);
    if (knownGap || !fits) {
      return fits ? FINISH_IN_GAP : START_IN_GAP;
    }
    return own.containsKey(Placeholder.DUE) ? FINISH_BY_DUE : FINISH_SOMETIME;
  }
}
