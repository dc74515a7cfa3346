package oo.recommender.adapter.http.snapshots;

import java.util.List;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.Route;
import oo.codegen.http.api.SnapshotsService;
import oo.codegen.http.model.ServeSnapshotRequest;
import oo.codegen.http.model.ServedSnapshot;
import oo.codegen.http.model.Snapshot;
import oo.codegen.http.model.SnapshotList;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.rollout.Actor;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** What was learned so far, and which of it policies decide by. */
public final class SnapshotRoutes implements SnapshotsService {

  private static final int MOST = 100;

  private final Snapshots snapshots;
  private final ServeModel serveModel;

  public SnapshotRoutes(Snapshots snapshots, ServeModel serveModel) {
    this.snapshots = snapshots;
    this.serveModel = serveModel;
  }

  /** What the gateway serves. */
  public List<Route> routes() {
    return SnapshotsService.routes(this);
  }

  @Override
  public Reply<SnapshotList> listSnapshots(Call call) {
    var choice = snapshots.choice();
    return Reply.ok(new SnapshotList(
        choice == null ? null : served(choice), snapshots.newest(MOST).stream().map(SnapshotRoutes::snapshot).toList()));
  }

  @Override
  public Reply<ServedSnapshot> serveSnapshot(Call call, ServeSnapshotRequest request) {
    var wish = request.version() == null ? new ServeModel.Wish.Newest() : new ServeModel.Wish.Hold(request.version());
    var actor = new Actor.User(new UserId(call.user()));
    return switch (serveModel.execute(wish, request.reason() + " (" + actor.text() + ")")) {
      case ServeModel.Outcome.Served(var choice) -> Reply.ok(served(choice));
      case ServeModel.Outcome.NotFound _ -> throw ProblemCode.SNAPSHOT_NOT_FOUND.problem("There is no such snapshot.");
    };
  }

  private static ServedSnapshot served(Snapshots.Choice choice) {
    return new ServedSnapshot(choice.version(), choice.held(), choice.reason(), choice.at());
  }

  private static Snapshot snapshot(Snapshots.Kept kept) {
    var draft = kept.draft();
    var health = draft.health();
    return new Snapshot(
        kept.version(), draft.cutAt(), draft.observations(), draft.rewardDefinition(), number(health.meanReward()),
        number(health.meanEntropy()), number(health.drift()), health.alarms().stream().map(Enum::name).toList(), kept.checksum());
  }

  private static @Nullable Double number(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
