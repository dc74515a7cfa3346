package oo.bench.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.domain.tip.Dismissal;
import oo.shared.application.Ids;

/** Messages of what became of tips. */
public final class Told {

  private static final int WAYS = 5;

  private Told() {}

  public static Aftermath seen() {
    return new Aftermath(true, false, false, null, null);
  }

  public static Aftermath snoozed() {
    return new Aftermath(false, true, false, null, null);
  }

  public static Aftermath dismissed(Dismissal why) {
    return new Aftermath(false, false, false, why, null);
  }

  public static Aftermath done(DecisionRecord decision) {
    return new Aftermath(false, false, false, null, decision.at().plusSeconds(60));
  }

  public static LearnFromFeedback.Command of(DecisionRecord decision, Aftermath aftermath, Ids ids) {
    return new LearnFromFeedback.Command(ids.next(), decision.user(), tip(decision), aftermath);
  }

  static UUID tip(DecisionRecord decision) {
    return ((Answer.Offered) decision.answer()).id();
  }

  /** Of one tip: answers, late and contradicting ones too, or none. */
  public static List<LearnFromFeedback.Command> life(DecisionRecord decision, Random random, Ids ids) {
    var life = new ArrayList<LearnFromFeedback.Command>();
    life.add(of(decision, seen(), ids));
    switch (random.nextInt(WAYS)) {
      case 0 -> life.add(of(decision, Aftermath.IGNORED, ids));
      case 1 -> life.add(of(decision, done(decision), ids));
      case 2 -> life.add(of(decision, dismissed(Dismissal.NEVER_THIS), ids));
      case 3 -> {
        life.add(of(decision, snoozed(), ids));
        life.add(of(decision, done(decision), ids));
      }
      default -> {
        life.add(of(decision, dismissed(Dismissal.NOT_NOW), ids));
        life.add(of(decision, done(decision), ids));
      }
    }
    return life;
  }
}
