package oo.recommender.domain.decision;

import static oo.recommender.domain.decision.AdaAtNoon.NOON;
import static oo.recommender.domain.decision.AdaAtNoon.PROFILE;
import static oo.recommender.domain.decision.AdaAtNoon.decider;
import static oo.recommender.domain.decision.AdaAtNoon.request;
import static oo.recommender.domain.decision.AdaAtNoon.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Lifecycle;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.Transition;
import oo.recommender.domain.tip.UserTips;

/** What holds over weeks of tips and reactions of any kind. */
class HistoryPropertiesTest {

  private static final Profile TALKATIVE = new Profile(
      PROFILE.zone(), PROFILE.quietHours(), PROFILE.kindsOff(), 50, Duration.ofMinutes(1), PROFILE.consents());

  @Property(tries = 100)
  void neverOffersAgainWhatIsNeverWantedOrSnoozedOrDone(@ForAll long seed) {
    var random = new Random(seed);
    var never = new HashSet<String>();
    var tips = UserTips.NONE;
    Tip last = null;
    var now = NOON;
    for (int step = 0; step < 150; step++) {
      now = now.plusSeconds(random.nextInt(4 * 3600));
      if (last == null || random.nextBoolean()) {
        var trigger = Trigger.values()[random.nextInt(2)];
        var record = decider()
            .decide(request(trigger, now, random.nextLong()), new Situation(TALKATIVE, state(), tips));
        if (record.record().answer() instanceof Answer.Offered offered) {
          assertThat(never).doesNotContain(offered.content().ref());
          assertThat(tips.forbids(offered.content().ref(), now)).isFalse();
          last = record.record().tip(offered);
          tips = record.tips();
        }
      } else {
        var reaction = reaction(random, now);
        if (Lifecycle.react(last, reaction, now) instanceof Transition.Moved(var to)) {
          last = last.in(to);
          tips = tips.after(last, now);
          if (reaction.equals(new Reaction.Dismiss(Dismissal.NEVER_THIS))) {
            never.add(last.content().ref());
          }
        }
      }
      assertThat(tips.never()).isEqualTo(never);
    }
  }

  private static Reaction reaction(Random random, Instant now) {
    return List.of(
        new Reaction.Seen(), new Reaction.Done(), new Reaction.Snooze(now.plusSeconds(random.nextInt(200_000))),
        new Reaction.Dismiss(Dismissal.values()[random.nextInt(4)])).get(random.nextInt(4));
  }
}
