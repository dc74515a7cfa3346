package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.silence;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static oo.recommender.application.port.RecommenderExamples.tip;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.recommender.application.port.Decisions.Append;
import oo.recommender.application.port.Decisions.Outcome;
import oo.recommender.application.port.Decisions.Selection;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Draw;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Decisions} and {@link Users} promise. */
public abstract class DecisionsContract {

  protected abstract RecommenderStore store();

  private Outcome append(Decision decision, @Nullable IdempotencyKey key) {
    return store().decisions().append(new Append(decision.record(), decision.tips(), null, key));
  }

  private List<DecisionRecord> ledger(UserId user) {
    var records = new ArrayList<DecisionRecord>();
    store().decisions().each(new Selection(user, null), records::add);
    return records;
  }

  private static UUID tipOf(Decision decision) {
    return ((Answer.Offered) decision.record().answer()).id();
  }

  @Test
  void keepsDecisionTipUsersTipsAndEventTogether() {
    var user = someone();
    var decision = tip(user, UserTips.NONE, 1);

    assertThat(append(decision, null)).isInstanceOf(Outcome.Appended.class);

    var known = store().users().of(user);
    assertThat(ledger(user)).containsExactly(decision.record());
    assertThat(known.tips()).usingRecursiveComparison().ignoringFields("version").isEqualTo(decision.tips());
    assertThat(known.tips().version()).isEqualTo(1);
    assertThat(known.openTip()).isEqualTo(decision.record().tip((Answer.Offered) decision.record().answer()));
    assertThat(store().events(user)).containsExactly("TipDecided");
  }

  @Test
  void givesBackEveryKindOfDecisionToTheBit() {
    var user = someone();
    var records = new ArrayList<DecisionRecord>();
    for (int seed = 0; seed < 40; seed++) {
      var decision = RecommenderExamples.decision(
          user, UserTips.NONE, Trigger.values()[seed % 2], NOON.plusSeconds(seed * 1800L), seed);
      records.add(decision.record());
      store().decisions().append(new Append(decision.record(), null, null, null));
    }

    assertThat(ledger(user)).isEqualTo(records);
  }

  @Test
  void givesBackTheArmAndThatThereWasNone() {
    var user = someone();
    var decided = tip(user, UserTips.NONE, 1).record();
    var draw = decided.draw();
    for (var arm : new Arm[] {Arm.CANDIDATE, Arm.HOLDOUT, null}) {
      var record = new DecisionRecord(
          RecommenderExamples.id(), user, decided.context(), decided.availability(), decided.candidates(),
          new Draw(draw.policy(), draw.model(), draw.schemaHash(), draw.seed(), draw.distribution(), draw.pick(), arm),
          new Answer.Silence(SilenceReason.CHOSEN_SILENCE, null));
      store().decisions().append(new Append(record, null, null, null));
    }

    assertThat(ledger(user)).extracting(record -> record.draw().arm()).containsExactly(Arm.CANDIDATE, Arm.HOLDOUT, null);
  }

  @Test
  void keepsASilenceWithoutTouchingTheUsersTips() {
    var user = someone();

    assertThat(append(silence(user), null)).isInstanceOf(Outcome.Appended.class);

    assertThat(ledger(user)).hasSize(1);
    assertThat(store().users().of(user).tips()).isEqualTo(UserTips.NONE);
    assertThat(store().events(user)).containsExactly("TipDecided");
  }

  @Test
  void keepsNothingOfADecisionOnTipsThatChangedMeanwhile() {
    var user = someone();
    var first = tip(user, UserTips.NONE, 1);
    append(first, null);
    var stale = tip(user, UserTips.NONE, 2);

    assertThat(append(stale, key("stale", 1))).isInstanceOf(Outcome.Conflict.class);

    assertThat(ledger(user)).containsExactly(first.record());
    assertThat(store().tips().find(user, tipOf(stale))).isNull();
    assertThat(store().events(user)).hasSize(1);
    var again = tip(user, store().users().of(user).tips(), 3);
    assertThat(append(again, key("stale", 1))).isInstanceOf(Outcome.Appended.class);
  }

  @Test
  void takesTheSameDecisionAgainAsKept() {
    var user = someone();
    var decision = tip(user, UserTips.NONE, 1);
    append(decision, key("k", 1));

    assertThat(append(decision, key("k", 1))).isInstanceOf(Outcome.Appended.class);

    assertThat(store().users().of(user).tips().version()).isEqualTo(1);
    assertThat(store().events(user)).hasSize(1);
  }

  @Test
  void closesASkippedTipWithTheDecisionThatReplacesIt() {
    var user = someone();
    var first = tip(user, UserTips.NONE, 1);
    append(first, null);
    var second = tip(user, store().users().of(user).tips().skipped(), 2);

    store().decisions().append(new Append(second.record(), second.tips(), tipOf(first), null));

    assertThat(store().tips().find(user, tipOf(first))).isNotNull()
        .extracting(tip -> tip.state()).isEqualTo(new TipState.Skipped(second.record().at()));
    assertThat(store().users().of(user).openTip()).isNotNull().extracting(tip -> tip.id()).isEqualTo(tipOf(second));
  }

  @Test
  void answersAKeyWithTheDecisionThatItMade() {
    var user = someone();
    var first = tip(user, UserTips.NONE, 1);
    append(first, key("k", 1));

    var again = append(tip(user, UserTips.NONE, 2), key("k", 1));

    assertThat(again).isEqualTo(new Outcome.AnsweredBefore(first.record(), first.record().at()));
    assertThat(append(tip(user, UserTips.NONE, 2), key("k", 2))).isInstanceOf(Outcome.KeyReused.class);
    assertThat(append(tip(someone(), UserTips.NONE, 2), key("k", 2))).isInstanceOf(Outcome.Appended.class);
    assertThat(ledger(user)).hasSize(1);
  }

  @Test
  void bindsAKeyToADecisionThatWasMadeBefore() {
    var user = someone();
    var decision = tip(user, UserTips.NONE, 1);
    append(decision, key("first", 1));
    var later = NOON.plusSeconds(5);

    assertThat(store().decisions().bind(user, key("second", 1), decision.record().id(), later))
        .isInstanceOf(Outcome.Appended.class);

    assertThat(store().decisions().bind(user, key("second", 1), decision.record().id(), later.plusSeconds(5)))
        .isEqualTo(new Outcome.AnsweredBefore(decision.record(), later));
    assertThat(store().decisions().bind(user, key("second", 2), decision.record().id(), later))
        .isInstanceOf(Outcome.KeyReused.class);
    assertThat(append(tip(user, UserTips.NONE, 2), key("second", 1)))
        .isEqualTo(new Outcome.AnsweredBefore(decision.record(), later));
  }

  @Test
  void keepsOneOfManyDecisionsThatShareAKeyAtOnce() throws Exception {
    var user = someone();

    var outcomes = atOnce(12, i -> append(tip(user, UserTips.NONE, i), key("k", 1)));

    assertThat(outcomes.stream().filter(Outcome.Appended.class::isInstance)).hasSize(1);
    assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Appended
        || outcome instanceof Outcome.AnsweredBefore || outcome instanceof Outcome.InFlight);
    assertThat(ledger(user)).hasSize(1);
    assertThat(store().events(user)).hasSize(1);
  }

  @Test
  void keepsOneOfManyDecisionsOnTheSameVersionAtOnce() throws Exception {
    var user = someone();

    var outcomes = atOnce(12, i -> append(tip(user, UserTips.NONE, i), null));

    assertThat(outcomes.stream().filter(Outcome.Appended.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Outcome.Conflict.class::isInstance)).hasSize(11);
    assertThat(ledger(user)).hasSize(1);
    assertThat(store().users().of(user).tips().tipsThatDay()).isEqualTo(1);
  }

  private interface Numbered {
    Outcome at(int number);
  }

  private static List<Outcome> atOnce(int times, Numbered call) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var calls = new ArrayList<Callable<Outcome>>();
      for (int i = 0; i < times; i++) {
        int number = i;
        calls.add(() -> call.at(number));
      }
      var outcomes = new ArrayList<Outcome>();
      for (Future<Outcome> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    }
  }

  @Test
  void findsADecisionOfItsUserAlone() {
    var user = someone();
    var decision = tip(user, UserTips.NONE, 1);
    append(decision, null);

    assertThat(store().decisions().find(user, decision.record().id())).isEqualTo(decision.record());
    assertThat(store().decisions().find(someone(), decision.record().id())).isNull();
    assertThat(store().decisions().find(user, RecommenderExamples.id())).isNull();
  }

  @Test
  void handsOverWhatIsSelectedInTheOrderOfIds() {
    var user = someone();
    var early = silence(user);
    append(early, null);
    var late = RecommenderExamples.decision(user, UserTips.NONE, Trigger.PUSH, NOON.plusSeconds(43_200), 1);
    append(late, null);
    var selection = new Selection(user, late.record().at());

    assertThat(ledger(user)).containsExactly(early.record(), late.record());
    assertThat(store().decisions().count(new Selection(user, null))).isEqualTo(2);
    assertThat(store().decisions().count(selection)).isEqualTo(1);
    var before = new ArrayList<DecisionRecord>();
    store().decisions().each(new Selection(user, null, late.record().at()), before::add);
    assertThat(before).containsExactly(early.record());
    assertThat(store().decisions().count(new Selection(user, early.record().at(), late.record().at()))).isEqualTo(1);
    assertThat(store().decisions().count(new Selection(user, late.record().at(), late.record().at()))).isZero();
    assertThat(store().decisions().count(Selection.ALL)).isGreaterThanOrEqualTo(2);
  }

  @Test
  void knowsNothingOfAUserWhoWasNeverHeardOf() {
    var known = store().users().of(someone());

    assertThat(known.tips()).isEqualTo(UserTips.NONE);
    assertThat(known.openTip()).isNull();
    assertThat(known.state().calendars()).isEmpty();
  }
}
