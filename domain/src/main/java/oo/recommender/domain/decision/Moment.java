package oo.recommender.domain.decision;

import java.time.Instant;
import java.util.Map;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.state.Agenda;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;

/** A user at one instant, as candidates are judged against: facts, wishes and what was offered before. */
record Moment(
    DecisionContext context, Map<Placeholder, String> facts, Profile profile, Agenda agenda, UserTips tips) {

  /** Without the consent to use calendars not one fact of them gets past here. */
  static Moment of(Instant at, Trigger trigger, Device device, Situation situation) {
    var profile = situation.profile();
    var tips = situation.tips();
    var agenda = profile.allows(Consent.CALENDAR_TIPS) ? situation.state().agenda() : Agenda.UNKNOWN;
    var context = DecisionContext.of(
        at, trigger, device, profile, agenda, situation.state().kindsAt(at), situation.effects(), tips);
    return new Moment(context, MomentFacts.of(context), profile, agenda, tips);
  }

  Instant at() {
    return context.at();
  }

  boolean comesBack(String ref) {
    return tips.comesBack(ref, at());
  }

  Candidate candidate(
      String ref, TipKind kind, int effortMinutes, @Nullable Instant due, @Nullable Instant startsAt, int priority,
      boolean gapBound, @Nullable Instant createdAt) {
    return new Candidate(
        ref, kind, effortMinutes, due, startsAt, priority, tips.shown().of(ref), comesBack(ref), gapBound, createdAt);
  }
}
