package oo.recommender.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import oo.recommender.application.port.DecisionSink;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.Profiles;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Profile;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.export.Pseudonyms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class ExportDecisionsTest {

  private static final Instant NOON = RecommenderExamples.NOON;

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final Map<UserId, Consent> withdrawn = new HashMap<>();
  private final Map<UUID, Double> rewards = new HashMap<>();
  private final List<ExportedDecision> written = new ArrayList<>();
  private final UserId ada = RecommenderExamples.someone();
  private final UserId grace = RecommenderExamples.someone();

  private DecisionRecord decide(UserId user, Trigger trigger, int minute) {
    var decision = RecommenderExamples.decision(user, UserTips.NONE, trigger, NOON.plusSeconds(60L * minute), minute);
    store.decisions().append(new Decisions.Append(decision.record(), null, null, null));
    return decision.record();
  }

  private Profiles profiles() {
    return user -> {
      var consents = EnumSet.allOf(Consent.class);
      if (withdrawn.containsKey(user)) {
        consents.remove(withdrawn.get(user));
      }
      var usual = AdaAtNoon.PROFILE;
      return new Profile(usual.zone(), usual.quietHours(), usual.kindsOff(), usual.dailyCap(), usual.pushCooldown(), consents);
    };
  }

  private ExportDecisions.Report export(Decisions.Selection selection, List<FeatureAssembler> assemblers, DecisionSink sink) {
    return new ExportDecisions(
        store.decisions(), profiles(),
        ids -> rewards.entrySet().stream().filter(entry -> ids.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        assemblers)
        .execute(new ExportDecisions.Command(selection, Consent.POOLED_LEARNING, salted("salt of this export")), sink, (_, _) -> {});
  }

  private ExportDecisions.Report export(Decisions.Selection selection) {
    return export(selection, List.of(new FeatureAssembler()), keeping(true));
  }

  private static Pseudonyms salted(String salt) {
    return new Pseudonyms(salt.getBytes(StandardCharsets.UTF_8));
  }

  private DecisionSink keeping(boolean undrawn) {
    return new DecisionSink() {
      @Override
      public boolean write(ExportedDecision decision) {
        return (undrawn || decision.draw() != null) && written.add(decision);
      }

      @Override
      public void close() {
        // Nothing to complete.
      }
    };
  }

  @Test
  void handsOutEveryDecisionInItsOrderWithWhatIsKnownOfItsReward() {
    var records = new ArrayList<DecisionRecord>();
    for (int i = 0; i < 1_203; i++) {
      records.add(decide(i % 2 == 0 ? ada : grace, Trigger.PULL, i % 300));
    }
    rewards.put(records.get(0).id(), -0.5);
    rewards.put(records.get(1_202).id(), 1.0);

    var report = export(Decisions.Selection.ALL);

    assertThat(report).isEqualTo(new ExportDecisions.Report(1_203, 2, 0, 0, new java.util.TreeMap<>()));
    assertThat(written).extracting(ExportedDecision::at).isEqualTo(records.stream().map(DecisionRecord::at).toList());
    assertThat(written.get(0).reward()).isEqualTo(-0.5);
    assertThat(written.get(1).reward()).isNull();
    assertThat(written.get(1_202).reward()).isEqualTo(1.0);
  }

  @Test
  void leavesOutWhoDoesNotConsentToThePurpose() {
    decide(ada, Trigger.PULL, 1);
    decide(grace, Trigger.PULL, 2);
    decide(ada, Trigger.PULL, 3);
    withdrawn.put(ada, Consent.POOLED_LEARNING);
    withdrawn.put(grace, Consent.PRODUCT_METRICS);

    assertThat(export(Decisions.Selection.ALL).withoutConsent()).isEqualTo(2);
    assertThat(written).extracting(ExportedDecision::user).containsExactly(salted("salt of this export").user(grace));
  }

  @Test
  void handsOutWhatIsSelected() {
    decide(ada, Trigger.PULL, 1);
    decide(ada, Trigger.PULL, 2);
    decide(ada, Trigger.PULL, 3);
    decide(grace, Trigger.PULL, 2);

    export(new Decisions.Selection(ada, NOON.plusSeconds(120), NOON.plusSeconds(180)));

    assertThat(written).extracting(ExportedDecision::at).containsExactly(NOON.plusSeconds(120));
  }

  @Test
  void countsWhatItCannotAssembleByItsSchema() {
    var record = decide(ada, Trigger.PULL, 1);

    var report = export(Decisions.Selection.ALL, List.of(), keeping(true));

    assertThat(report.exported()).isZero();
    assertThat(report.unreadable()).containsExactly(Map.entry(record.draw().schemaHash(), 1L));
  }

  @Test
  void handsOutWhereNothingWasDrawnToFormatsThatHaveAPlaceForIt() {
    // At night.
    decide(ada, Trigger.PUSH, 660);

    assertThat(export(Decisions.Selection.ALL).exported()).isEqualTo(1);
    assertThat(written.getFirst().draw()).isNull();
    assertThat(written.getFirst().outcome()).isEqualTo("QUIET_HOURS");
    var report = export(Decisions.Selection.ALL, List.of(new FeatureAssembler()), keeping(false));
    assertThat(report.exported()).isZero();
    assertThat(report.undrawn()).isEqualTo(1);
  }

  @Test
  void endsWithTheSink() {
    decide(ada, Trigger.PULL, 1);
    var full = new DecisionSink() {
      @Override
      public boolean write(ExportedDecision decision) throws IOException {
        throw new IOException("no space left on device");
      }

      @Override
      public void close() {
        // Nothing to complete.
      }
    };

    assertThatThrownBy(() -> export(Decisions.Selection.ALL, List.of(new FeatureAssembler()), full))
        .isInstanceOf(UncheckedIOException.class).hasMessageContaining("no space left");
  }
}
