package oo.recommender.application.port;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import oo.recommender.domain.Advice;
import oo.recommender.domain.DayLoad;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;

class InMemoryAdviceLibraryTest extends AdviceLibraryContract {

  @Override
  protected AdviceLibrary open() {
    return new InMemoryAdviceLibrary(List.of(
        advice("sleep-last-caffeine", TipKind.SLEEP), advice("break-green-view", TipKind.BREAK),
        advice("focus-one-thing", TipKind.FOCUS)));
  }

  private static Advice advice(String slug, TipKind kind) {
    return new Advice(
        slug, kind, "Title of " + slug, "Body of " + slug, Duration.ofMinutes(5), new TipAction.None(),
        new Advice.Conditions(
            LocalTime.of(8, 0), LocalTime.of(20, 0), EnumSet.allOf(DayOfWeek.class), 5, Integer.MAX_VALUE,
            EnumSet.allOf(DayLoad.class), false),
        new Advice.Source("claim", "citation", "doi:10.1000/182"));
  }
}
