package oo.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.UUID;
import oo.chaos.journal.Entry;
import oo.chaos.journal.Intent;
import oo.chaos.journal.Kind;
import oo.chaos.journal.Written;
import oo.chaos.verdict.Stored.Decision;
import oo.chaos.verdict.Stored.Event;
import oo.chaos.verdict.Stored.Handled;
import oo.chaos.verdict.Stored.Key;
import oo.chaos.verdict.Stored.Tip;
import oo.shared.adapter.http.TypeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way of losing or doubling is found. */
class VerdictTest {

  private static final String ADA = "ada-cap3";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final Written journal = new Written(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  private final Stored stored = new Stored(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(),
      new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
  private UUID first;

  @BeforeEach
  void twoTipsAreDecidedAndKept() {
    first = decided("k1");
    decided("k2");
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    assertThat(found()).isEmpty();
  }

  @Test
  void findsADecisionThatWasAcknowledgedAndLost() {
    var tip = stored.decisions().remove(first).tip();
    stored.tips().remove(tip);
    stored.recommenderKeys().remove(new Key(id(ADA), "k1"));
    stored.events().removeIf(event -> first.equals(event.tells()));
    assertThat(found()).contains("DECIDE acknowledged, but not so kept");
  }

  @Test
  void findsADecisionThatWasMadeTwice() {
    keep(UUID.randomUUID());
    assertThat(found()).contains("decisions too many");
  }

  @Test
  void findsAKeyThatStandsForAnotherDecision() {
    stored.recommenderKeys().put(new Key(id(ADA), "k1"), keep(UUID.randomUUID()));
    assertThat(found()).contains("DECIDE acknowledged, but not so kept", "decisions too many");
  }

  @Test
  void takesWhatWasNeverAnsweredOnceOrNotAtAll() {
    intent("k3");
    assertThat(found()).isEmpty();
    stored.recommenderKeys().put(new Key(id(ADA), "k3"), first);
    assertThat(found()).isEmpty();
  }

  @Test
  void findsWhatNobodyAskedFor() {
    stored.recommenderKeys().put(new Key(id(ADA), "k9"), first);
    assertThat(found()).containsExactly("kept, but asked for by nobody");
  }

  @Test
  void findsWhatWasRefusedAndDone() {
    var intent = intent("k3");
    journal.entries().put("k3", new Entry(intent, 409, JsonNodeFactory.instance.objectNode()));
    stored.recommenderKeys().put(new Key(id(ADA), "k3"), first);
    assertThat(found()).containsExactly("refused, and done all the same");
  }

  @Test
  void findsAnEventThatIsMissing() {
    var lost = stored.events().removeFirst();
    stored.handled().removeIf(handled -> handled.event().equals(lost.id()));
    assertThat(found()).containsExactly("events of decisions lost");
  }

  @Test
  void findsAChangeThatToldTwoEvents() {
    tell(first, UUID.randomUUID());
    assertThat(found()).containsExactly("events of decisions too many");
  }

  @Test
  void findsAnEventThatNobodyHandled() {
    stored.handled().removeFirst();
    assertThat(found()).containsExactly("handled events lost");
  }

  @Test
  void findsAReactionThatWasNotLearnedFrom() {
    var event = told(Verdict.REACTED);
    stored.handled().add(new Handled("user_state/" + id(ADA), event));
    assertThat(found()).contains("handled events lost");
    stored.handled().add(new Handled("learner", event));
    assertThat(found()).doesNotContain("handled events lost", "handled events too many");
    stored.handled().add(new Handled("learner", event));
    assertThat(found()).contains("handled events too many");
  }

  @Test
  void wantsATipThatExpiredToBeLearnedFromAlone() {
    var event = told(Verdict.EXPIRED);
    assertThat(found()).contains("handled events lost");
    stored.handled().add(new Handled("learner", event));
    assertThat(found()).isEmpty();
    stored.handled().add(new Handled("user_state/" + id(ADA), event));
    assertThat(found()).containsExactly("handled events too many");
  }

  private UUID told(String subject) {
    var event = UUID.randomUUID();
    stored.events().add(new Event("recommender", event, subject, id(ADA), UUID.randomUUID()));
    return event;
  }

  @Test
  void findsATipTooManyInADay() {
    decided("k3");
    decided("k4");
    assertThat(found()).containsExactly("daily caps exceeded");
  }

  private Iterable<String> found() {
    var faults = new Faults();
    new Verdict(journal, stored, VerdictTest::id).into(faults);
    return faults.counts().keySet();
  }

  private UUID decided(String key) {
    var id = keep(UUID.randomUUID());
    var body = JsonNodeFactory.instance.objectNode().put("outcome", "tip").put("decision_id", TypeId.DECISION.of(id))
        .put("tip_id", TypeId.TIP.of(stored.decisions().get(id).tip()));
    journal.entries().put(key, new Entry(intent(key), 200, body));
    stored.recommenderKeys().put(new Key(id(ADA), key), id);
    return id;
  }

  private Intent intent(String key) {
    var intent = new Intent(ADA, key, Kind.DECIDE, "/v1/tips", "application/json", "{}");
    journal.intents().put(key, intent);
    return intent;
  }

  private UUID keep(UUID decision) {
    var tip = UUID.randomUUID();
    stored.decisions().put(decision, new Decision(id(ADA), tip));
    stored.tips().put(tip, new Tip(id(ADA), decision, "offered", TODAY));
    tell(decision, UUID.randomUUID());
    return decision;
  }

  private void tell(UUID decision, UUID event) {
    stored.events().add(new Event("recommender", event, Verdict.DECIDED, id(ADA), decision));
    stored.handled().add(new Handled("user_state/" + id(ADA), event));
  }

  private static UUID id(String user) {
    return UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8));
  }
}
