package oo.recommender.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import oo.recommender.domain.rollout.Figures;
import org.junit.jupiter.api.Test;

/** What {@link ArmFigures} promise. Each test begins with none kept. */
public abstract class ArmFiguresContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  protected abstract ArmFigures figures();

  @Test
  void sumsWhatAllProcessesAddedSinceThen() {
    figures().append(Map.of("rules", new Figures(10, 1, 2, 8, 4.5)), NOON.minusSeconds(1));
    figures().append(Map.of("rules", new Figures(1, 0, 0, 1, 0.25), "uniform", new Figures(3, 3, 0, 0, 0)), NOON);
    figures().append(Map.of("rules", new Figures(5, 0, 1, 5, 0.5)), NOON.plusSeconds(1));

    assertThat(figures().since(NOON)).isEqualTo(
        Map.of("rules", new Figures(6, 0, 1, 6, 0.75), "uniform", new Figures(3, 3, 0, 0, 0)));
    assertThat(figures().since(NOON.plusSeconds(2))).isEmpty();
  }

  @Test
  void forgetsWhatIsOld() {
    figures().append(Map.of("rules", new Figures(10, 0, 0, 0, 0)), NOON.minusSeconds(1));
    figures().append(Map.of("rules", new Figures(1, 0, 0, 0, 0)), NOON);
    figures().forget(NOON);

    assertThat(figures().since(Instant.EPOCH)).isEqualTo(Map.of("rules", new Figures(1, 0, 0, 0, 0)));
  }
}
