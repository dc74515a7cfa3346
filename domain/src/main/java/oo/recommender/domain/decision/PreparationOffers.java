package oo.recommender.domain.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.tip.Ref;
import org.jspecify.annotations.Nullable;

/** Getting ready for the user's own events, in the way that fits the time that is left. */
final class PreparationOffers implements OfferSource {

  static final int MOST = 20;

  private static final int EVENING_HOUR = 17;

  @Override
  public List<Offer> at(Moment moment) {
    var offers = new ArrayList<Offer>();
    for (var event : moment.agenda().upcoming()) {
      var way = Way.fitting(event, moment);
      if (way != null) {
        var offer = offer(event, way, moment);
        if (Eligibility.eligible(offer, moment)) {
          offers.add(offer);
        }
      }
    }
    offers.sort(Comparator.comparing((Offer offer) -> offer.candidate().startsAt())
        .thenComparing(offer -> offer.candidate().ref()));
    return offers.size() > MOST ? offers.subList(0, MOST) : offers;
  }

  private static Offer offer(UpcomingEvent event, Way way, Moment moment) {
    var ref = Ref.ofEvent(event.id());
    var own = new EnumMap<Placeholder, String>(Placeholder.class);
    own.put(Placeholder.SUBJECT, CandidateText.subject(event.title()));
    own.put(Placeholder.BEGINS_AT, MomentFacts.timeOf(event.start(), moment.context().zone()));
    own.put(Placeholder.MINUTES_AHEAD, Integer.toString(moment.context().minutesUntil(event.start())));
    var candidate =
        moment.candidate(ref, TipKind.PREPARATION, way.effortMinutes, null, event.start(), 0, false, null);
    return new Offer(candidate, new CandidateText(way.title, way.body, own, new TipAction.OpenSource(ref)));
  }

  /** What is worth doing with so much time left. */
  private enum Way {
    SETTLE(2, "“{subject}” begins at {begins_at}",
        "{minutes_ahead} minutes left: save what you are doing, open what you need, and arrive a minute early."),
    AIM(5, "Decide what you want from “{subject}”",
        "It begins at {begins_at}, in {minutes_ahead} minutes: write down the one thing that should be settled after it."),
    QUESTIONS(5, "Write your questions for “{subject}”",
        "It begins at {begins_at} with others: note the two questions that only they can answer, and send them ahead."),
    WAY_THERE(5, "Look up the way to “{subject}”",
        "It begins at {begins_at}: check the place and the connection now, and set an alarm for when you have to leave."),
    READ(15, "Read into “{subject}”",
        "It begins at {begins_at}: take a quarter of an hour now for the papers, while there is time to ask back."),
    EVENING_BEFORE(10, "Lay out what you need for “{subject}”",
        "It begins tomorrow at {begins_at}: put together tonight what you have to bring, so that the morning is calm."),
    EVENING_BEFORE_ALL_DAY(10, "Tomorrow is “{subject}”",
        "It takes the whole day: check tonight what has to be packed, booked or told to others.");

    private final int effortMinutes;
    private final TextTemplate title;
    private final TextTemplate body;

    Way(int effortMinutes, String title, String body) {
      this.effortMinutes = effortMinutes;
      this.title = TextTemplate.parse(title);
      this.body = TextTemplate.parse(body);
    }

    static @Nullable Way fitting(UpcomingEvent event, Moment moment) {
      int ahead = moment.context().minutesUntil(event.start());
      if (ahead < 2) {
        return null;
      }
      var way = event.allDay() ? eveningBefore(event, moment, EVENING_BEFORE_ALL_DAY) : timed(event, ahead, moment);
      return way == null || way.effortMinutes > moment.context().freeMinutes() ? null : way;
    }

    private static @Nullable Way timed(UpcomingEvent event, int ahead, Moment moment) {
      if (ahead <= 15) {
        return SETTLE;
      }
      if (ahead <= 60) {
        return event.hasLocation() ? WAY_THERE : AIM;
      }
      if (ahead <= 4 * 60) {
        return event.attendees() > 1 ? QUESTIONS : READ;
      }
      return eveningBefore(event, moment, EVENING_BEFORE);
    }

    private static @Nullable Way eveningBefore(UpcomingEvent event, Moment moment, Way way) {
      var local = moment.context().local();
      var day = LocalDate.ofInstant(event.start(), moment.context().zone());
      boolean tomorrow = ChronoUnit.DAYS.between(local.toLocalDate(), day) == 1;
      return tomorrow && local.getHour() >= EVENING_HOUR ? way : null;
    }
  }
}
