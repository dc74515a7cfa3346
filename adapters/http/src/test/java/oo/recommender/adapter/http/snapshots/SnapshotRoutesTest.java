package oo.recommender.adapter.http.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import oo.codegen.http.api.SnapshotsService;
import oo.gateway.adapter.http.ContractCheckingClient.Checked;
import oo.gateway.adapter.http.TestGateway;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.learning.Health;
import oo.recommender.domain.learning.ModelDraft;
import oo.recommender.domain.policy.ModelInputs;
import oo.recommender.domain.policy.ModelSnapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotRoutesTest {

  private static final String OPERATOR = "olga";
  private static final String SNAPSHOTS = "/v1/operator/snapshots";
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  private final Kept kept = new Kept();
  private final TestGateway gateway = TestGateway.serving(SnapshotsService.routes(
      new SnapshotRoutes(kept, new ServeModel(kept, InstantSource.fixed(AT)))));

  /** Snapshots in a list, of which none is cut. */
  private static final class Kept implements Snapshots {

    private final List<Snapshots.Kept> snapshots = new ArrayList<>();
    private @Nullable Choice choice;

    void add(double drift) {
      var draft = new ModelDraft(ModelInputs.hash(), ModelSnapshot.NONE.linear(), AT, 1, 120, new Health(0.2, 0.7, drift));
      snapshots.addFirst(new Snapshots.Kept("m" + (snapshots.size() + 1), draft, "5f2a"));
    }

    @Override
    public Snapshots.@Nullable Kept cut(Function<Standing, @Nullable ModelDraft> cutter) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Snapshots.Kept> newest(int most) {
      return snapshots.stream().limit(most).toList();
    }

    @Override
    public Snapshots.@Nullable Kept find(String version) {
      return snapshots.stream().filter(each -> each.version().equals(version)).findFirst().orElse(null);
    }

    @Override
    public @Nullable Choice choice() {
      return choice;
    }

    @Override
    public void choose(Choice next) {
      choice = next;
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Checked serve(String body) {
    return gateway.client().json("PUT", OPERATOR, SNAPSHOTS + "/serving", body);
  }

  private Checked list() {
    return gateway.client().get(OPERATOR, SNAPSHOTS);
  }

  @Test
  void hasNoneAtTheBeginning() {
    assertThat(list().json().path("items")).isEmpty();
    assertThat(list().json().has("serving")).isFalse();
    assertThat(serve("{\"reason\":\"the newest\"}").code()).isEqualTo("SNAPSHOT_NOT_FOUND");
  }

  @Test
  void listsThemWithWhatIsWrongWithThem() {
    kept.add(0.5);
    kept.add(Double.NaN);

    var items = list().json().path("items");

    assertThat(items.findValuesAsText("version")).containsExactly("m2", "m1");
    assertThat(items.path(0).path("alarms").toString()).isEqualTo("[\"DRIFT\"]");
    assertThat(items.path(0).has("drift")).isFalse();
    assertThat(items.path(1).path("drift").asDouble()).isEqualTo(0.5);
    assertThat(items.path(1).path("observations").asInt()).isEqualTo(120);
  }

  @Test
  void holdsAnOlderOneAndServesTheNewestAgain() {
    kept.add(0.5);
    kept.add(9);

    var held = serve("{\"version\":\"m1\",\"reason\":\"drift\"}").json();
    assertThat(held.path("version").asText()).isEqualTo("m1");
    assertThat(held.path("held").asBoolean()).isTrue();
    assertThat(held.path("reason").asText()).isEqualTo("drift (user:" + TestGateway.user(OPERATOR) + ")");
    assertThat(list().json().path("serving")).isEqualTo(held);

    var resumed = serve("{\"reason\":\"all is well\"}").json();
    assertThat(resumed.path("version").asText()).isEqualTo("m2");
    assertThat(resumed.path("held").asBoolean()).isFalse();
    assertThat(serve("{\"version\":\"m7\",\"reason\":\"?\"}").code()).isEqualTo("SNAPSHOT_NOT_FOUND");
    assertThat(serve("{\"version\":\"7\",\"reason\":\"?\"}").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void isForOperatorsAlone() {
    assertThat(gateway.client().get(TestGateway.ONLY_A_USER, SNAPSHOTS).code()).isEqualTo("INSUFFICIENT_SCOPE");
    assertThat(gateway.client().json("PUT", TestGateway.ONLY_A_USER, SNAPSHOTS + "/serving", "{\"reason\":\"x\"}").code())
        .isEqualTo("INSUFFICIENT_SCOPE");
  }
}
