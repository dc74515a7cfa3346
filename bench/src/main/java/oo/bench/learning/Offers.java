package oo.bench.learning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import oo.recommender.adapter.advice.YamlAdviceLibrary;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyType;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;

/** Tips from the whole library, four a day, for people who take part in pooled learning. */
public final class Offers {

  /** Of everybody here. */
  public static final Profile PROFILE = new Profile(
      ZoneId.of("Europe/Berlin"), QuietHours.NONE, Set.of(), 50, Duration.ZERO, Set.of(Consent.POOLED_LEARNING));

  private static final Instant BEGIN = Instant.parse("2026-06-01T08:00:00Z");
  private static final int A_DAY = 4;
  private static final int HOURS_APART = 3;

  private final Decider decider = new Decider(new YamlAdviceLibrary().all(), new FeatureAssembler());
  private final Policy policy = PolicyType.TWO_STAGE.withDefaults();
  private final Ids ids;

  public Offers(Ids ids) {
    this.ids = ids;
  }

  /** @param tips as they are kept; number of this tip among the user's */
  public Decision next(UserId user, UserTips tips, int number) {
    var at = BEGIN.plus(Duration.ofDays(number / A_DAY)).plus(Duration.ofHours(HOURS_APART * (number % A_DAY)));
    long seed = 31 * user.value().getLeastSignificantBits() + number;
    var decision = decider.decide(
        new Decider.Request(ids.next(), ids.next(), user, at, Trigger.PULL, seed, policy, ModelSnapshot.NONE),
        new Situation(PROFILE, UserState.EMPTY, tips.open() == null ? tips : tips.skipped()));
    if (!(decision.record().answer() instanceof Answer.Offered)) {
      throw new IllegalStateException("nothing was offered: " + decision.record().answer());
    }
    return decision;
  }
}
