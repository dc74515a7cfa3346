package oo.recommender.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import oo.recommender.domain.state.UserState;
import oo.shared.adapter.postgres.ModuleDatabase;

/** Changes the states of many users: one read, the changes without any I/O, one write. */
final class UserStateChanges {

  private final UserStateRead read;
  private final UserStateWrite write;

  UserStateChanges(ModuleDatabase database) {
    this.read = new UserStateRead(database);
    this.write = new UserStateWrite(database);
  }

  record Change(UUID user, UUID message, UnaryOperator<UserState> change) {}

  sealed interface Result {
    record Applied() implements Result {}

    record AppliedBefore() implements Result {}

    /** The change itself failed. */
    record Failed(RuntimeException reason) implements Result {}

    /** The state was changed by somebody else in between. */
    record Overtaken() implements Result {}
  }

  /** One result for each of the changes, in their order. No two of them may be of the same user. */
  List<Result> execute(List<Change> changes) {
    var kept = read.execute(changes.stream().map(change -> new UserStateRead.Asked(change.user(), change.message())).toList());
    var results = new ArrayList<Result>(changes.size());
    var rows = new ArrayList<UserStateWrite.Row>();
    for (int i = 0; i < changes.size(); i++) {
      results.add(result(changes.get(i), kept.get(i), rows));
    }
    var overtaken = rows.isEmpty() ? Set.<UUID>of() : write.execute(rows);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Result.Applied && overtaken.contains(changes.get(i).user())) {
        results.set(i, new Result.Overtaken());
      }
    }
    return results;
  }

  /** Adds the row that is to be written, if there is one. */
  private static Result result(Change change, UserStateRead.Kept kept, List<UserStateWrite.Row> rows) {
    if (kept.handled()) {
      return new Result.AppliedBefore();
    }
    try {
      var document = UserStateDocument.write(change.change().apply(kept.state()));
      rows.add(new UserStateWrite.Row(change.user(), change.message(), kept.version(), document));
      return new Result.Applied();
    } catch (RuntimeException e) {
      return new Result.Failed(e);
    }
  }
}
