package oo.recommender.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import oo.recommender.domain.rollout.Watch.Alarm;
import oo.recommender.domain.rollout.Watch.Kind;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final WatchRules RULES = WatchRules.STANDARD;
  private static final Figures SOUND = new Figures(1000, 0, 10, 900, 700);

  private static java.util.List<Kind> alarms(Figures candidate, Figures baseline) {
    return Watch.look(RULES, candidate, baseline).stream().map(Alarm::kind).toList();
  }

  @Test
  void findsNothingInWhatIsSound() {
    assertThat(alarms(SOUND, SOUND)).isEmpty();
    assertThat(alarms(Figures.NONE, SOUND)).isEmpty();
  }

  @Test
  void tellsFailuresFromAFewOnWhateverElseThereIs() {
    assertThat(alarms(new Figures(5, 5, 0, 0, 0), SOUND)).containsExactly(Kind.FAILURES);
    assertThat(alarms(new Figures(4, 4, 0, 0, 0), SOUND)).isEmpty();
    assertThat(alarms(new Figures(1000, 10, 0, 900, 700), SOUND)).as("one in a hundred").isEmpty();
    assertThat(alarms(new Figures(1000, 11, 0, 900, 700), SOUND)).containsExactly(Kind.FAILURES);
  }

  @Test
  void takesATroubleThatAllHaveForNobodysFault() {
    var troubled = new Figures(1000, 50, 200, 900, 700);

    assertThat(alarms(troubled, troubled)).isEmpty();
    assertThat(alarms(troubled, SOUND)).containsExactly(Kind.FAILURES, Kind.SLOW);
    assertThat(alarms(new Figures(1000, 101, 401, 900, 700), troubled)).containsExactly(Kind.FAILURES, Kind.SLOW);
  }

  @Test
  void judgesSlownessAndEntropyOnlyOverEnoughDecisions() {
    assertThat(alarms(new Figures(199, 0, 199, 199, 1), SOUND)).isEmpty();
    assertThat(alarms(new Figures(200, 0, 200, 200, 1), SOUND)).containsExactly(Kind.SLOW, Kind.ENTROPY);
    assertThat(alarms(new Figures(1000, 0, 0, 199, 1), SOUND)).as("most had one arm").isEmpty();
  }

  @Test
  void tellsWhenAChoiceHardlyExplores() {
    assertThat(alarms(new Figures(1000, 0, 0, 1000, 199), SOUND)).containsExactly(Kind.ENTROPY);
    assertThat(alarms(new Figures(1000, 0, 0, 1000, 200), SOUND)).isEmpty();
    assertThat(Watch.look(RULES, new Figures(1000, 0, 0, 1000, 150), Figures.NONE)).singleElement()
        .extracting(Alarm::text).asString().contains("0.150", "0.200", "1000");
  }
}
