package oo.recommender.adapter.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.PolicyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnTargetTest {

  private static final String LINE = """
      {"_label_cost":-1.0,"_label_probability":0.2,"_label_Action":2,"_labelIndex":1,"o":[],"Timestamp":"2026-11-23T12:46:27Z","Version":"1",\
      "EventId":"e","FeatureSchema":"%s","a":[2,1,3,4],"p":[0.2,0.3,0.1,0.4],"c":{"context":{"trigger":"push","push":1.0,"hour_of_day":12.0},\
      "_multi":[{"_tag":"a","candidate":{"kind":"focus","effort_minutes":30.0}},{"_tag":"b","candidate":{"kind":"focus","effort_minutes":5.0}},\
      {"_tag":"c","candidate":{"kind":"movement"}},{"_tag":"silence","candidate":{"kind":"silence"}}]},"VWState":{"m":"rules/1@none"}}"""
      .formatted(FeatureSchema.CURRENT.hash());

  private static Told told(PolicyType target, String line) {
    var told = new Told();
    byte[] bytes = line.getBytes(UTF_8);
    try {
      new DsjsonLine(new OwnTarget(target.withDefaults())).read(bytes, 0, bytes.length, 1, told);
    } catch (Malformed malformed) {
      told.malformed(1, malformed.getMessage());
    }
    return told;
  }

  @Test
  void givesEachActionWhatThePolicyGivesItAndItsKind() {
    var row = told(PolicyType.UNIFORM, LINE).rows.getFirst();

    assertThat(row.action().logged()).isEqualTo(0.2);
    assertThat(row.action().target()).as("two kinds and silence, two candidates").isCloseTo(1 / 6.0, within(1e-12));
    assertThat(row.kind()).isEqualTo("focus");
    assertThat(row.kindChance().logged()).isCloseTo(0.5, within(1e-12));
    assertThat(row.kindChance().target()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(row.unsupported()).isZero();
  }

  @Test
  void knowsSilenceForAKindOfItsOwn() {
    var row = told(PolicyType.UNIFORM, LINE.replace("\"_label_Action\":2", "\"_label_Action\":4")).rows.getFirst();

    assertThat(row.kind()).isEqualTo("silence");
    assertThat(row.kindChance().logged()).isEqualTo(0.4);
    assertThat(row.kindChance().target()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(PolicyType.class)
  void asksEveryPolicy(PolicyType type) {
    assertThat(told(type, LINE).rows).singleElement().satisfies(row -> assertThat(row.action().target()).isBetween(0.01, 0.99));
  }

  @Test
  void asksNothingThatLearnsAboutFeaturesFromBefore() {
    var old = LINE.replace(FeatureSchema.CURRENT.hash(), FeatureSchema.V1.hash());

    assertThat(told(PolicyType.TWO_STAGE, old).without.values()).singleElement().asString().contains(FeatureSchema.V1.hash(), "older");
    assertThat(told(PolicyType.RULES, old).rows).hasSize(1);
    assertThat(told(PolicyType.RULES, LINE.replace(FeatureSchema.CURRENT.hash(), "abc")).without).containsValue("unknown feature schema abc");
  }

  @Test
  void saysWhatIsNoExportOfOos() {
    assertThat(told(PolicyType.RULES, LINE.replace("FeatureSchema", "Schema")).malformed.values()).singleElement().asString().contains("no FeatureSchema");
    assertThat(told(PolicyType.RULES, LINE.replace("movement", "sport")).malformed.values()).singleElement().asString().contains("\"sport\"");
    assertThat(told(PolicyType.RULES, LINE.replace("\"push\":1.0,", "")).malformed.values()).singleElement().asString().contains("silence");
    assertThat(told(PolicyType.RULES, LINE.replace(",{\"_tag\":\"silence\",\"candidate\":{\"kind\":\"silence\"}}", "")).malformed).hasSize(1);
    assertThat(told(PolicyType.RULES, LINE.replace(TipKind.MOVEMENT.wireName(), "silence")).malformed).as("silence is the last").hasSize(1);
  }
}
