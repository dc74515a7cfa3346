package oo.development.rehearsal;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import oo.bootstrap.Oo;
import oo.bootstrap.Settings;
import oo.bootstrap.cli.Refused;
import oo.bootstrap.wiring.Jobs;
import oo.bootstrap.wiring.Surroundings;
import oo.gateway.adapter.http.HttpGateway;
import oo.recommender.application.FaultyPolicies;
import oo.recommender.application.port.Policies;
import oo.shared.adapter.http.TypeId;
import org.jspecify.annotations.Nullable;

/** One running application with a database of its own. Its time stands still until it is turned on. */
public final class Show implements AutoCloseable {

  private static final long ALL_REQUESTS = 1_000_000_000L;

  private final HandClock clock;
  private final List<HandJobs> jobs = new ArrayList<>();
  private final Function<String, String> tokens;
  private final Backlog backlog;
  private final Oo app;
  private @Nullable Onlooker onlooker;

  Show(Settings settings, Backlog backlog, Function<String, String> tokens, Instant begins, long seed, @Nullable Chooser chooser) {
    this.clock = new HandClock(begins);
    this.tokens = tokens;
    this.backlog = backlog;
    var random = new SplittableRandom(seed);
    try {
      this.app = Oo.start(settings, new Surroundings(
          clock, () -> next(random), this::timing, policies -> watched(policies, chooser),
          HttpGateway.Limits.standard().withRequestsPerMinute(ALL_REQUESTS)));
    } catch (FaultyPolicies faulty) {
      backlog.close();
      throw new Refused(faulty.getMessage(), faulty);
    }
  }

  private static long next(SplittableRandom random) {
    synchronized (random) {
      return random.nextLong();
    }
  }

  private Jobs timing() {
    var made = new HandJobs(clock);
    jobs.add(made);
    return made;
  }

  private Policies watched(Policies policies, @Nullable Chooser chooser) {
    var watching = new Onlooker(policies, chooser);
    onlooker = watching;
    return watching;
  }

  /** Of the API. */
  public int port() {
    return app.port();
  }

  /** An access token for the length of the rehearsal. */
  public String token(String user) {
    return tokens.apply(user);
  }

  public Instant now() {
    return clock.instant();
  }

  /** Lets the time be later; what comes due by it is done when it is {@linkplain #settle() settled}. */
  public void turnTo(Instant later) {
    clock.turnTo(later);
  }

  /** Returns when every event so far is handled by everybody whom it concerns, and every job that is due is done. */
  public void settle() {
    backlog.await();
    jobs.forEach(HandJobs::doWhatIsDue);
  }

  /** @param id as the API tells it. @return null where nothing was drawn, or it was asked for before */
  public @Nullable Decided decided(String id) {
    return onlooker == null ? null : onlooker.take(TypeId.DECISION.uuid(id));
  }

  @Override
  public void close() {
    app.close();
    backlog.close();
  }
}
