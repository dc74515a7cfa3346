package oo.recommender.adapter.postgres;

import static oo.codegen.sql.recommender.tables.Decision.DECISION;
import static oo.codegen.sql.recommender.tables.Tip.TIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.decision.Verdict;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.state.KindHistory;
import oo.recommender.domain.state.UserState;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A user's state and forty decisions made from it, as the code that knew only the first format wrote them. */
class FirstFormatTest {

  private static final Instant NOON = AdaAtNoon.NOON;

  private static List<String[]> lines(String kind) throws IOException {
    try (var file = FirstFormatTest.class.getResourceAsStream("first-format.txt")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" "))
          .filter(words -> words[0].equals(kind)).toList();
    }
  }

  private static UserState state() throws IOException {
    return UserStateDocument.read(HexFormat.of().parseHex(lines("state").getFirst()[1]));
  }

  private static DecisionRecord decision(String[] words) {
    Record row = DSL.using(SQLDialect.POSTGRES).newRecord(DecisionRow.FIELDS.toArray(Field[]::new));
    row.set(DECISION.ID, UUID.fromString(words[1]));
    row.set(DECISION.USER_ID, AdaAtNoon.ADA.value());
    if (!words[3].equals("-")) {
      row.set(DECISION.POLICY, words[3]);
      row.set(DECISION.MODEL, words[4]);
      row.set(DECISION.SCHEMA_HASH, words[5]);
      row.set(DECISION.SEED, Long.valueOf(words[6]));
    }
    row.set(DECISION.DOCUMENT, HexFormat.of().parseHex(words[7]));
    if (!words[8].equals("-")) {
      row.set(TIP.ID, UUID.fromString(words[8]));
      row.set(TIP.OFFERED_AT, Instant.parse(words[2]));
      row.set(TIP.DOCUMENT, HexFormat.of().parseHex(words[9]));
    }
    return DecisionRow.read(row);
  }

  @Test
  void everyDecisionIsStillMadeAgainToTheBit() throws IOException {
    var replay = new Replay(
        FeatureAssembler.all(), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE));
    var records = lines("decision").stream().map(FirstFormatTest::decision).toList();

    assertThat(records).hasSize(40)
        .allSatisfy(record -> assertThat(replay.of(record)).isEqualTo(new Verdict.Identical()))
        .anyMatch(record -> record.draw() == null)
        .anyMatch(record -> record.answer() instanceof Answer.Offered)
        .anyMatch(record -> record.draw() != null && record.answer() instanceof Answer.Silence)
        .filteredOn(record -> record.draw() != null).extracting(record -> record.draw().schemaHash())
        .containsOnly(FeatureSchema.V1.hash());
  }

  @Test
  void refusesThemByTheNameOfTheirSchemaWhereItsAssemblerIsGone() throws IOException {
    var replay = new Replay(
        List.of(new FeatureAssembler()), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE));

    assertThat(lines("decision").stream().map(FirstFormatTest::decision).filter(record -> record.draw() != null))
        .isNotEmpty().allSatisfy(record -> assertThat(replay.of(record))
            .isEqualTo(new Verdict.Refused("unknown feature schema " + FeatureSchema.V1.hash())));
  }

  /** A ledger row is never rewritten, but what was read from one can be written as any other record. */
  @Test
  void theyCanBeWrittenInTheFormatOfToday() throws IOException {
    assertThat(lines("decision").stream().map(FirstFormatTest::decision).map(DecisionDocument::of))
        .allSatisfy(document -> assertThat(DecisionDocument.read(document.write())).isEqualTo(document));
  }

  @Test
  void aStateIsReadWithTheTimesThatItsTipsIdsTell() throws IOException {
    var state = state();

    assertThat(state.calendars()).isEqualTo(AdaAtNoon.state().calendars());
    assertThat(state.tips()).hasSize(40).allSatisfy((id, tip) ->
        assertThat(tip.offeredAt()).isBetween(NOON.minus(Duration.ofDays(9)), NOON));
    assertThat(state.kindsAt(NOON).dose()).isBetween(2 * KindHistory.TIP, 5 * KindHistory.TIP);
    assertThat(UserStateDocument.read(UserStateDocument.write(state))).isEqualTo(state);
  }
}
