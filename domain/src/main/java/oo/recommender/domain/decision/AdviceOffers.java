package oo.recommender.domain.decision;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.Advice;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.tip.Ref;

/** The advice whose conditions hold. A snooze that has just ended waives them: the user named the time. */
final class AdviceOffers implements OfferSource {

  private static final List<Placeholder> OF_THE_GAP =
      List.of(Placeholder.FREE_MINUTES, Placeholder.NEXT_EVENT_AT, Placeholder.UNTIL);

  private final List<Entry> entries;

  AdviceOffers(List<Advice> library) {
    entries = library.stream().map(Entry::of).toList();
  }

  @Override
  public List<Offer> at(Moment moment) {
    var offers = new ArrayList<Offer>();
    for (var entry : entries) {
      if (holds(entry.advice(), moment.context()) || moment.comesBack(entry.ref())) {
        var offer = entry.offer(moment);
        if (Eligibility.eligible(offer, moment)) {
          offers.add(offer);
        }
      }
    }
    return offers;
  }

  private static boolean holds(Advice advice, DecisionContext context) {
    var when = advice.when();
    int free = context.freeMinutes();
    return free >= when.minFreeMinutes() && free <= when.maxFreeMinutes()
        && advice.effort().toMinutes() <= free
        && (!when.beforeEvent() || context.eventAheadToday())
        && (when.loads().isEmpty() || when.loads().contains(context.load()))
        && timeFits(when, context.local());
  }

  /** Past midnight a window still belongs to the weekday on which it began. */
  private static boolean timeFits(Advice.Conditions when, LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    boolean pastMidnight = !when.to().isAfter(when.from());
    boolean begunYesterday = pastMidnight && time.isBefore(when.to());
    boolean inWindow = pastMidnight
        ? begunYesterday || !time.isBefore(when.from())
        : !time.isBefore(when.from()) && time.isBefore(when.to());
    var weekday = (begunYesterday ? local.minusDays(1) : local).getDayOfWeek();
    return inWindow && (when.weekdays().isEmpty() || when.weekdays().contains(weekday));
  }

  private record Entry(Advice advice, String ref, CandidateText text, int effortMinutes, boolean gapBound) {

    static Entry of(Advice advice) {
      var title = TextTemplate.parse(advice.title());
      var body = TextTemplate.parse(advice.body());
      boolean gapBound = advice.when().beforeEvent()
          || OF_THE_GAP.stream().anyMatch(fact -> title.needs().contains(fact) || body.needs().contains(fact));
      return new Entry(
          advice, Ref.ofAdvice(advice.slug()), new CandidateText(title, body, Map.of(), advice.action()),
          (int) advice.effort().toMinutes(), gapBound);
    }

    Offer offer(Moment moment) {
      return new Offer(moment.candidate(ref, advice.kind(), effortMinutes, null, null, 0, gapBound, null), text);
    }
  }
}
