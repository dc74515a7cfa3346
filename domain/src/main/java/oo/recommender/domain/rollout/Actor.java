package oo.recommender.domain.rollout;

import oo.shared.domain.UserId;

/** Who changes a rollout. */
public sealed interface Actor {

  /** Over the API, with a token of their own. */
  record User(UserId id) implements Actor {}

  /** At the command line of a machine, under the name that the machine knows them by. */
  record Cli(String name) implements Actor {}

  /** The file of policies. */
  record File() implements Actor {}

  /** oO itself, that took something back. */
  record Watching() implements Actor {}

  /** As it is kept in the audit. */
  default String text() {
    return switch (this) {
      case User(var id) -> "user:" + id;
      case Cli(var name) -> "cli:" + name;
      case File _ -> "file";
      case Watching _ -> "watch";
    };
  }
}
