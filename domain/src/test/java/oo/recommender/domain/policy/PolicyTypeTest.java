package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTypeTest {

  @Test
  void findsEveryPolicyAgainByWhatTheLedgerCallsIt() {
    for (var policy : EveryPolicy.all()) {
      var id = PolicyId.parse(policy.id().toString());

      assertThat(id).isEqualTo(policy.id());
      assertThat(PolicyType.of(id).id()).isEqualTo(id);
    }
  }

  @Test
  void callsPoliciesOfDifferentParametersDifferently() {
    assertThat(EveryPolicy.all()).extracting(Policy::id).doesNotHaveDuplicates();
    assertThat(PolicyType.TWO_STAGE.with(Map.of("spread", 2.0, "learning_rate", 30.0)).id().toString())
        .isEqualTo("two_stage/2(learning_rate=30.0,spread=2.0)");
    assertThat(PolicyType.TWO_STAGE.with(Map.of("spread", 1.0)).id().toString()).isEqualTo("two_stage/2");
  }

  @Test
  void namesItsParametersInOrder() {
    for (var type : PolicyType.values()) {
      assertThat(type.parameters()).extracting(PolicyParameter::name).isSorted();
      assertThat(type.parameters()).allSatisfy(one -> assertThat(one.byDefault()).isBetween(one.least(), one.most()));
    }
  }

  @Test
  void refusesParametersThatItDoesNotHaveOrThatAreOutOfRange() {
    assertThatThrownBy(() -> PolicyType.RULES.with(Map.of("epsilon", 0.1))).hasMessage("rules has no parameter epsilon");
    assertThatThrownBy(() -> PolicyType.EPSILON_GREEDY.with(Map.of("epsilon", 0.05)))
        .hasMessage("epsilon is 0.05, not from 0.1 to 1.0");
    assertThatThrownBy(() -> PolicyType.SOFTMAX.with(Map.of("temperature", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "strange/1", "rules/0", "rules/2", "two_stage/3", "squarecb/1(learning_rate=100.0)", "squarecb/1(learning_rate=)", "squarecb/1(rate)",
      "two_stage/1(spread=2.0,learning_rate=30.0)"})
  void doesNotKnowWhatNobodyCalledSo(String id) {
    var parsed = PolicyId.parse(id);

    assertThatThrownBy(() -> PolicyType.of(parsed)).isInstanceOf(IllegalArgumentException.class);
    assertThat(PolicyType.find(parsed)).isNull();
    assertThat(PolicyType.findNamed(id)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rules", "rules/", "rules/x", "rules/1(", "rules/1()", "/1", "rules/1 "})
  void refusesNamesThatAreNone(String id) {
    assertThatThrownBy(() -> PolicyId.parse(id)).isInstanceOf(IllegalArgumentException.class);
    assertThat(PolicyType.findNamed(id)).isNull();
  }
}
