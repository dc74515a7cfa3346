package oo.recommender.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.Health;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.adapter.metrics.Scraped;
import oo.shared.application.DatabaseUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelMetersTest {

  private final Metrics metrics = new Metrics();
  private final AtomicReference<Supplier<List<Snapshots.Kept>>> newest = new AtomicReference<>(List::of);
  private final Runnable look = new RecommenderMeters(metrics).observe(() -> newest.get().get());

  @AfterEach
  void close() {
    metrics.close();
  }

  private double figure(String name) {
    look.run();
    return Scraped.figure(metrics, name);
  }

  @Test
  void showsTheNewestModelAndItsAlarms() {
    newest.set(() -> List.of(model(new Health(0.25, 0.1, 3)), model(new Health(0, 0.9, 0))));

    assertThat(figure("oo_model_drift")).isEqualTo(3);
    assertThat(figure("oo_model_entropy")).isEqualTo(0.1);
    assertThat(figure("oo_model_reward")).isEqualTo(0.25);
    assertThat(figure("oo_model_alarms")).isEqualTo(2);
    assertThat(figure("oo_model_cut_at_seconds")).isEqualTo(1_764_000_000.5);
  }

  @Test
  void knowsNothingWithoutAModelOrADatabase() {
    assertThat(figure("oo_model_alarms")).isNaN();
    newest.set(() -> List.of(model(new Health(0.25, 0.8, 0.5))));
    assertThat(figure("oo_model_alarms")).isZero();
    newest.set(() -> {
      throw new DatabaseUnavailable("down", new IllegalStateException());
    });
    assertThat(figure("oo_model_alarms")).isNaN();
  }

  private static Snapshots.Kept model(Health health) {
    return new Snapshots.Kept(
        "m1", new ModelDraft("hash", ModelSnapshot.NONE.linear(), Instant.ofEpochMilli(1_764_000_000_500L), 1, 10, health), "checksum");
  }
}
