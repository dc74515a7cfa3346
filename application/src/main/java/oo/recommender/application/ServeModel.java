package oo.recommender.application;

import java.time.InstantSource;
import oo.recommender.application.port.Snapshots;
import org.jspecify.annotations.Nullable;

/** Goes back to a snapshot that was good and holds it, or lets the newest be served again. */
public final class ServeModel {

  private static final int LOOKED_AT = 1_000;

  private final Snapshots snapshots;
  private final InstantSource clock;

  public ServeModel(Snapshots snapshots, InstantSource clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** What is to be served. */
  public sealed interface Wish {

    /** @param version null for the last one before that which is served, without an alarm */
    record Hold(@Nullable String version) implements Wish {}

    /** The newest, now and from now on. */
    record Newest() implements Wish {}
  }

  public sealed interface Outcome {
    record Served(Snapshots.Choice choice) implements Outcome {}

    record NotFound() implements Outcome {}
  }

  /** @param reason is kept with the choice */
  public Outcome execute(Wish wish, String reason) {
    var found = switch (wish) {
      case Wish.Hold(var version) when version != null -> snapshots.find(version);
      case Wish.Hold _ -> lastGood();
      case Wish.Newest _ -> snapshots.newest(1).stream().findFirst().orElse(null);
    };
    if (found == null) {
      return new Outcome.NotFound();
    }
    var choice = new Snapshots.Choice(found.version(), wish instanceof Wish.Hold, reason, clock.instant());
    snapshots.choose(choice);
    return new Outcome.Served(choice);
  }

  private Snapshots.@Nullable Kept lastGood() {
    var served = snapshots.choice();
    if (served == null) {
      return null;
    }
    return snapshots.newest(LOOKED_AT).stream()
        .dropWhile(kept -> !kept.version().equals(served.version())).skip(1)
        .filter(kept -> kept.draft().health().alarms().isEmpty())
        .findFirst().orElse(null);
  }
}
